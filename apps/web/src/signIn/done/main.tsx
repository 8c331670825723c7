// First, so that a component's own rules come later in the bundle and win.
import '../../styles/tokens.css';
import '../../styles/base.css';
import '../../styles/controls.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browserStorage } from '../../storedValue.ts';
import { applyTheme } from '../../theme/applyTheme.ts';
import { createThemeSwitch } from '../../theme/theme.ts';
import { SIGN_IN_CHANNEL } from '../channel.ts';
import { tabStorage, takeWay } from '../wayBack.ts';
import { DonePage } from './DonePage.tsx';
import { failureIn } from './failureIn.ts';

/*
 * Where the server sends everybody who comes back from the provider. Only this browser knows where they were, and with
 * which key.
 */
createThemeSwitch({
  storage: browserStorage(),
  systemDark: window.matchMedia('(prefers-color-scheme: dark)'),
  apply: (view) => applyTheme(document.documentElement, view),
});
const failure = failureIn(window.location.hash);
const way = takeWay(tabStorage());
if (!failure) new BroadcastChannel(SIGN_IN_CHANNEL).postMessage('signed in');
if (!failure && way?.isAside === false) window.location.replace(way.path + way.fragment);
else {
  if (!failure && way) window.close();
  show();
}

/** A window that may not close itself says that it has served. */
function show(): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('sign-in.html must contain <div id="root">.');
  createRoot(root).render(
    <StrictMode>
      <DonePage failure={failure} way={way} />
    </StrictMode>,
  );
}
