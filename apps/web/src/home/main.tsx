// First, so that a component's own rules come later in the bundle and win.
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/controls.css';
import '../styles/listPage.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openKnownBoards } from '../knownBoards/knownBoards.ts';
import { ErrorBoundary } from '../parts/ErrorBoundary.tsx';
import { registerServiceWorker } from '../serviceWorker/registerServiceWorker.ts';
import { browserStorage } from '../storedValue.ts';
import { applyTheme } from '../theme/applyTheme.ts';
import { createThemeSwitch } from '../theme/theme.ts';
import { createBoardList } from './boardList.ts';
import { Home } from './Home.tsx';

/*
 * The page of all boards. It is a page of its own beside that of a board: neither loads the script of the other.
 */
const theme = createThemeSwitch({
  storage: browserStorage(),
  systemDark: window.matchMedia('(prefers-color-scheme: dark)'),
  apply: (view) => applyTheme(document.documentElement, view),
});
const element = document.getElementById('root');
if (element === null) throw new Error('The page has no <div id="root">: build/everyPage.ts puts it there.');
const root = createRoot(element);

// It is read before anything is shown: that takes a moment, and what comes later would push about what is there.
const list = await openKnownBoards(globalThis.indexedDB)
  .then((known) => createBoardList(known, window))
  .catch(() => undefined);
root.render(
  <StrictMode>
    <ErrorBoundary>
      <Home list={list} theme={theme} />
    </ErrorBoundary>
  </StrictMode>,
);
// Only where the build is served: the development server makes the page anew all the time.
if (import.meta.env.PROD) registerServiceWorker({ window, serviceWorker: navigator.serviceWorker });
