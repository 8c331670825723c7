import {
  type BranchWork,
  copyComments,
  copyLibrary,
  copyShapes,
  createListeners,
  giveBackUnsent,
  readBranch,
} from '@drawbridge/board';
import type { Clock } from '@drawbridge/sync';
import type * as Y from 'yjs';
import type { ConnectionView, Source } from '../connection/connectionView.ts';
import type { Profile } from '../profile/profile.ts';
import type { Session } from '../session.ts';
import { restoreView, viewOf } from './carriedView.ts';
import { createHandover, isSuperseded } from './handover.ts';
import { createMissing, type Missing } from './missing.ts';
import { createShownConnection } from './shownConnection.ts';

/** Work that was refused is offered again by itself this often at most: what is refused once more must not go in circles. */
const TRY_AGAIN_MS = 60_000;

/** The board on screen. Immutable; replaced when something in it changes. */
export interface ShownBoard {
  readonly session: Session;
  /** The board lacks what this page has, and that was not answered yet. */
  readonly restored: Restored | undefined;
  /** The server took some work neither at first nor the second time. */
  readonly refused: { readonly message: string } | undefined;
}

/**
 * A board for as long as the page is open, over one session after another. A session ends when its doc and the server's log
 * have parted: after a backup was restored, or a change was refused. The next one begins with a fresh doc, gets back by
 * itself what was not stored yet, and the person decides about the rest.
 *
 *     session ── stopped: reset, refused ──▶ handover (old one on screen) ── synced ──▶ next session
 */
export interface Sessions extends Source<ShownBoard> {
  /** Of what is on screen, or of the session on its way. */
  readonly connection: Source<ConnectionView>;
  /** Changes, and open questions about them, that closing the page would lose. */
  readonly unsavedCount: number;
  retryNow(): void;
  /** Puts back the missing shapes, in one step of undo, and the missing comments. */
  putBack(): void;
  /** Ends the question: the board stays as it is. */
  leaveOut(): void;
  /** Offers the refused work once more. */
  tryRefusedAgain(): void;
  dropRefused(): void;
  /** The boards that the refused work is in, with everything else that was on screen, each as one update. */
  encodeRefused(): Uint8Array[];
  close(): Promise<void>;
}

/** What the page has and the board has not: shapes and comments, and how many of them are comments. */
export interface Restored {
  readonly missingCount: number;
  readonly missingComments: number;
  readonly cause: Cause;
}

/** Why a board lacks what a page has: an earlier copy took its place, or a part of it was damaged on the server. */
export type Cause = 'restored' | 'damaged';

interface SessionsDeps {
  /** With a profile, the session takes over from one that had it. It keeps a copy in this browser, unless it must not. */
  open(profile?: Profile, keepsCopy?: boolean): Session;
  readonly clock: Pick<Clock, 'after' | 'now'>;
}

/** What a session leaves behind that was not stored. */
interface Work extends BranchWork {
  readonly message: string;
  readonly encode: Session['encode'];
}

export function createSessions({ open, clock }: SessionsDeps): Sessions {
  const changed = createListeners<[]>();
  const connectionChanged = createListeners<[]>();
  let lastTryAtMs = Number.NEGATIVE_INFINITY;
  let missing: Missing | undefined;
  let cause: Cause = 'restored';
  let refused: readonly Work[] = [];
  /** Those from earlier visits; what is put aside from now on is in memory, too. */
  let areBranchesSeen = false;
  let isClosed = false;

  const handover = createHandover({ open, clock, onChange: connectionChanged.notify, onReady: takeOver });
  const connection = createShownConnection({
    sessions: () => ({ shown: current.session, next: handover.next }),
    onChange: connectionChanged.add,
  });
  let current: ShownBoard = { session: open(), restored: undefined, refused: undefined };
  follow(current.session);
  current.session.provider.synced.then(takeUpBranches, () => {});

  function follow(session: Session): void {
    const look = (): void => {
      if (isClosed || session !== current.session) return;
      if (isSuperseded(session.provider.status)) handover.begin(session);
      connectionChanged.notify();
    };
    session.provider.onChange(look);
    look();
  }

  function show(session: Session): void {
    const message = refused.at(-1)?.message;
    current = {
      session,
      restored: missing && { missingCount: missing.count, missingComments: missing.comments, cause },
      refused: message === undefined ? undefined : { message },
    };
    changed.notify();
  }

  function takeOver(from: Session, next: Session): void {
    const { status, doc, unsent } = from.provider;
    const reason = status.kind === 'stopped' ? status.reason : { code: undefined, message: '' };
    const work = { doc, unsent, message: reason.message, encode: from.encode };
    const kept = keptBranches(next, work);
    restoreView(next.editor, viewOf(from.editor));
    next.setProfile(from.profile.current);
    // The newest last: of what two of them hold, it has the last word.
    const isGivenBack = reason.code === 'reset' || clock.now() - lastTryAtMs >= TRY_AGAIN_MS;
    if (isGivenBack) giveBack(next, [...kept, work]);
    else refused = [...refused, work];
    const lost = [...(missing?.docs ?? []), ...(areBranchesSeen ? [] : kept.map((branch) => branch.doc))];
    areBranchesSeen = true;
    if (reason.code === 'reset') ask(next, [doc, ...lost], 'restored');
    // A change is also refused when the server lost what it was built on.
    else askIfAny(next, isGivenBack ? [doc, ...lost] : lost);
    show(next);
    dropBranches();
    connectionChanged.notify();
    void from.destroy();
    follow(next);
  }

  /** Of what the browser put aside, all that `work` is not: from earlier visits, or of tabs that ended before they could send it. */
  function keptBranches({ provider }: Session, work: Work): BranchWork[] {
    const isForeign = ({ clientId }: { readonly clientId: number | undefined }): boolean =>
      clientId !== undefined && !work.unsent.from.has(clientId);
    const branches = provider.branches.filter(({ unsent }) => !areBranchesSeen || unsent.some(isForeign));
    return branches.map(readBranch);
  }

  /** A page that was closed with the question open left its doc in the browser's copy: it is asked again. */
  function takeUpBranches(): void {
    const { session } = current;
    areBranchesSeen = true;
    const works = session.provider.branches.map(readBranch);
    if (isClosed || works.length === 0) return;
    giveBack(session, works);
    ask(session, works.map(({ doc }) => doc).reverse(), 'restored');
    if (missing?.count === 0) endQuestion();
    else show(session);
  }

  /** What the browser keeps of docs that parted from the board, once nothing of them is open. */
  function dropBranches(): void {
    const { provider } = current.session;
    if (missing || refused.length > 0) return;
    for (const { id } of provider.branches) provider.dropBranch(id);
  }

  function giveBack(to: Session, works: readonly BranchWork[]): void {
    const given = to.change((target) =>
      works.flatMap(({ doc, unsent }) => giveBackUnsent(doc, unsent, target)),
    );
    if (given.length > 0) lastTryAtMs = clock.now();
  }

  function askIfAny(session: Session, docs: readonly Y.Doc[]): void {
    ask(session, docs, missing ? cause : 'damaged');
    if (missing?.count !== 0) return;
    missing.stop();
    missing = undefined;
  }

  function ask(session: Session, docs: readonly Y.Doc[], why: Cause): void {
    cause = why;
    missing?.stop();
    missing = createMissing(docs, session.provider.doc);
    missing.onChange(() => show(current.session));
  }

  function endQuestion(): void {
    missing?.stop();
    missing = undefined;
    dropBranches();
    show(current.session);
  }

  function dropRefused(): void {
    refused = [];
    dropBranches();
    show(current.session);
  }

  return {
    get current() {
      return current;
    },
    onChange: changed.add,
    connection,
    get unsavedCount() {
      return current.session.provider.outbox.size + (missing?.count ?? 0) + refused.length;
    },
    retryNow: () => (handover.next ?? current.session).provider.retryNow(),
    putBack() {
      const asked = missing;
      current.session.change((target) => {
        for (const doc of asked?.docs ?? []) {
          const { shapes = [], comments = [] } = asked?.idsIn(doc) ?? {};
          copyShapes(doc, shapes, target);
          copyComments(doc, comments, target);
          copyLibrary(doc, target);
        }
      });
      endQuestion();
    },
    leaveOut: endQuestion,
    tryRefusedAgain() {
      giveBack(current.session, refused);
      dropRefused();
    },
    dropRefused,
    encodeRefused: () => refused.map(({ encode }) => encode()),
    async close() {
      isClosed = true;
      missing?.stop();
      missing = undefined;
      await Promise.all([handover.stop(), current.session.destroy()]);
    },
  };
}
