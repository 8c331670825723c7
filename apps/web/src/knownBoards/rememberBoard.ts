import { whenIdle } from '../board/whenIdle.ts';
import type { Source } from '../connection/connectionView.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { ThemeSwitch } from '../theme/theme.ts';
import { drawPicture } from './drawPicture.ts';
import { type KnownBoard, parseHash } from './knownBoard.ts';
import { type KnownBoards, openKnownBoards } from './knownBoards.ts';
import { markDeleted } from './markDeleted.ts';

/** A picture is made when the board was left alone for so long. */
const REST_MS = 1_200;

interface Deps {
  readonly boardId: string;
  readonly sessions: Sessions;
  readonly theme: ThemeSwitch;
}

/**
 * Keeps this browser's list of boards up to date with the board that is open: that it was opened, what it is called, what it
 * looks like. A browser that keeps nothing has no list, and its page of all boards says so; here nobody is bothered.
 */
export async function rememberBoard({ boardId, sessions, theme }: Deps): Promise<void> {
  const boards = await openKnownBoards(globalThis.indexedDB).catch(() => undefined);
  if (!boards) return;
  forgetDeleted({ boardId, boards, connection: sessions.connection });
  await onceThere(sessions);
  const name = () => sessions.current.session.name.current;
  const change = (next: (before: KnownBoard | undefined) => KnownBoard | undefined): void => {
    boards.change(boardId, next).catch(() => {}); // no space, or a newer page: see above
  };

  // Whoever opens a board that is in the trash has a use for it.
  change((before) => {
    const hash = parseHash(window.location.hash);
    // When the page was opened, and not when it got here: of two pages the other one may.
    const openedMs = Math.round(performance.timeOrigin);
    const opened = { id: boardId, name: name(), openedMs, hash, tags: before?.tags ?? [] };
    // It may be gone by the time that this is loaded: what says so must not be written over.
    return isDeleted(sessions.connection) ? { ...(before ?? opened), isDeleted: true } : opened;
  });
  followSession(sessions, (session) =>
    session.name.onChange(() => change((before) => before && { ...before, name: name() })),
  );
  keepPicture({ boardId, boards, sessions, theme });
}

/** A board that was deleted is known as such, and not by its picture. */
function forgetDeleted({ boardId, boards, connection }: ForgetDeps): void {
  const look = (): void => {
    if (!isDeleted(connection)) return;
    stop();
    markDeleted(boards, boardId).catch(() => {}); // see `rememberBoard`
  };
  const stop = connection.onChange(look);
  look();
}

interface ForgetDeps extends Pick<Sessions, 'connection'> {
  readonly boardId: string;
  readonly boards: KnownBoards;
}

function isDeleted({ current: { status } }: Sessions['connection']): boolean {
  return status.kind === 'stopped' && status.reason.code === 'deleted';
}

/** What has never arrived, as it does not exist or is not for this person, is not known. */
function onceThere({ connection }: Pick<Sessions, 'connection'>): Promise<void> {
  const isThere = (): boolean => connection.current.opened || connection.current.isStale;
  return new Promise((resolve) => {
    if (isThere()) return resolve();
    const stop = connection.onChange(() => {
      if (!isThere()) return;
      stop();
      resolve();
    });
  });
}

type Session = Sessions['current']['session'];

/** Does something with the session on screen, and with each that takes its place, and undoes it with the one before. */
function followSession(
  sessions: Source<{ readonly session: Session }>,
  follow: (session: Session) => () => void,
) {
  let shown = sessions.current.session;
  let stop = follow(shown);
  sessions.onChange(() => {
    if (sessions.current.session === shown) return;
    stop();
    shown = sessions.current.session;
    stop = follow(shown);
  });
}

/** Makes the picture anew when nothing has changed for a while, and at the last moment when there was no such while. */
function keepPicture({ boardId, boards, sessions, theme }: Deps & { readonly boards: KnownBoards }): void {
  let isDue = false;
  let timer: number | undefined;
  const make = (): void => {
    window.clearTimeout(timer);
    if (!isDue || isDeleted(sessions.connection)) return;
    isDue = false;
    const picture = drawPicture(sessions.current.session.editor.map, theme.current.theme);
    boards.setPicture(boardId, picture).catch(() => {}); // see `rememberBoard`
  };
  const makeLater = (): void => {
    isDue = true;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => whenIdle(make), REST_MS);
  };
  followSession(sessions, ({ editor }) => {
    makeLater();
    return editor.map.onPicture(makeLater);
  });
  // A page that is left may never run again: all of this happens at once, and takes some milliseconds.
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && make());
  window.addEventListener('pagehide', make);
}
