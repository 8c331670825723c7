// First, so that a component's own rules come later in the bundle and win.
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import { createAskAccess } from './access/accessRequests.ts';
import { createBoardAccess } from './access/boardAccess.ts';
import { createKeyring, type Keyring } from './access/keyring.ts';
import { parseBoardPath, serverUrl } from './address.ts';
import { appSettings } from './appSettings.ts';
import type { OpenBoard } from './board/openBoard.ts';
import { showCanvas } from './board/showCanvas.ts';
import { loadAuthorId } from './comments/authorId.ts';
import { createFiles } from './files/files.ts';
import { loadProfile, saveProfile } from './profile/profile.ts';
import { rememberPreferences } from './rememberPreferences.ts';
import { registerServiceWorker } from './serviceWorker/registerServiceWorker.ts';
import { createSession, type Session, systemClock } from './session.ts';
import { createSessions } from './sessions/sessions.ts';
import { arrive } from './signIn/arrival.ts';
import { openSignIn } from './signIn/openSignIn.ts';
import type { SignIn } from './signIn/signIn.ts';
import { tabStorage } from './signIn/wayBack.ts';
import { browserStorage, onKeptElsewhere } from './storedValue.ts';
import { applyTheme } from './theme/applyTheme.ts';
import { createThemeSwitch } from './theme/theme.ts';
import { warnUnsaved } from './warnUnsaved.ts';

const boardId = parseBoardPath(window.location.pathname);
// First of all: nobody joins before this is answered, and a browser asks for a few things at a time.
const signIn = boardId === undefined ? undefined : askWhoThisIs();
/** Half of the script is what is around the canvas: it is on its way from the start, and nothing waits for it. */
const app = import('./startApp.tsx');
const storage = browserStorage();
const theme = createThemeSwitch({
  storage,
  systemDark: window.matchMedia('(prefers-color-scheme: dark)'),
  apply: (view) => applyTheme(document.documentElement, view),
});

// Outside React, so that a fault while rendering stops neither saving nor the warning before work is lost.
const board = boardId !== undefined && signIn ? openBoard(boardId, signIn) : undefined;

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no <div id="root">: build/everyPage.ts puts it there.');
if (board) showCanvas(document, board, theme);
/** From here on one can draw. */
const drawableMs = performance.now();
// An extra, which nothing waits for.
if (boardId !== undefined && board) {
  void import('./knownBoards/rememberBoard.ts').then(
    ({ rememberBoard }) => rememberBoard({ boardId, sessions: board.sessions, theme }),
    () => {},
  );
}
app.then(
  ({ startApp }) => startApp(root, board, theme),
  // The board is there and can be drawn on; what is missing says how to get it.
  () => root.append('The tools did not arrive. Please reload the page.'),
);
if (board && appSettings.measures) {
  const { url, sessions } = board;
  // Late, so that what measures is not in the way of what is measured.
  void app
    .then(() => import('./measures/measurePage.ts'))
    .then(({ measurePage }) => measurePage({ url, connection: sessions.connection, drawableMs }))
    .catch(() => {});
}
// Only where the build is served: the development server makes the page anew all the time.
if (import.meta.env.PROD) {
  registerServiceWorker({ window, serviceWorker: navigator.serviceWorker });
}

/** It may put the key back into the address that the keyring reads. */
function askWhoThisIs(): SignIn {
  const token = arrive({ location: window.location, history: window.history, storage: tabStorage() });
  return openSignIn({ token, isWatching: true });
}

function openBoard(boardId: string, signIn: SignIn): OpenBoard {
  const url = serverUrl();
  const ask = createAskAccess({ url, boardId });
  const access = createBoardAccess({ keyring: openKeyring(boardId), ask, signIn });
  const files = createFiles({ url, boardId, token: () => access.token });
  const sessions = createSessions({
    clock: systemClock,
    open(carried, keepsCopy = true) {
      const session = createSession({
        boardId,
        url,
        images: files,
        access,
        storage,
        authorId: loadAuthorId(storage),
        profile: carried ?? loadProfile(storage, Math.random),
        offline: keepsCopy,
        takesOver: carried !== undefined,
      });
      if (!carried && appSettings.tool !== undefined) session.editor.setTool(appSettings.tool);
      rememberPreferences(session.editor, storage);
      session.profile.onChange(() => rememberProfile(session));
      return session;
    },
  });
  signIn.onSignedIn(() => {
    sessions.current.session.provider.renewCredentials();
    sessions.retryNow();
  });
  onKeptElsewhere(() => {
    const { provider } = sessions.current.session;
    if (access.isBehind && provider.role !== undefined) provider.renewCredentials();
  });
  warnUnsaved(window, () => sessions.unsavedCount + files.pending);
  return { boardId, url, sessions, files, access };
}

/** A name that one signed in with is not the one to be a guest by. */
function rememberProfile({ profile, provider }: Session): void {
  const { current } = profile;
  const isOwn = provider.self?.isSignedIn !== true;
  const kept = isOwn ? current : { ...loadProfile(storage, Math.random), color: current.color };
  saveProfile(storage, kept);
}

function openKeyring(boardId: string): Keyring {
  const { location, history } = window;
  // Another key in the address of the same board: everything begins anew with it.
  window.addEventListener('hashchange', () => location.reload());
  const dropFragment = () => history.replaceState(history.state, '', location.pathname + location.search);
  return createKeyring({ boardId, storage, fragment: location.hash, dropFragment, onKeptElsewhere });
}
