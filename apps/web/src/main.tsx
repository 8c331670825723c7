// First, so that a component's own rules come later in the bundle and win.
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { parseBoardPath } from './address.ts';
import { loadProfile, saveProfile } from './profile/profile.ts';
import { createSession, type Session } from './session.ts';
import { browserStorage } from './storedValue.ts';
import { applyTheme } from './theme/applyTheme.ts';
import { createThemeSwitch } from './theme/theme.ts';
import { warnUnsaved } from './warnUnsaved.ts';

const storage = browserStorage();
const theme = createThemeSwitch({
  storage,
  systemDark: window.matchMedia('(prefers-color-scheme: dark)'),
  apply: (view) => applyTheme(document.documentElement, view),
});

// Outside React, so that a fault while rendering stops neither saving nor the warning before work is lost.
const boardId = parseBoardPath(window.location.pathname);
const session = boardId === undefined ? undefined : openSession(boardId);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html must contain <div id="root">.');
createRoot(root).render(
  <StrictMode>
    <App session={session} theme={theme} />
  </StrictMode>,
);

function openSession(boardId: string): Session {
  const profile = loadProfile(storage, Math.random);
  const session = createSession({ boardId, url: window.location.origin, profile });
  session.profile.onChange(() => saveProfile(storage, session.profile.current));
  warnUnsaved(window, () => session.provider.outbox.size);
  return session;
}
