// First, so that a component's own rules come later in the bundle and win.
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/controls.css';
import '../styles/listPage.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ErrorBoundary } from '../parts/ErrorBoundary.tsx';
import { browserStorage } from '../storedValue.ts';
import { applyTheme } from '../theme/applyTheme.ts';
import { createThemeSwitch } from '../theme/theme.ts';
import { Admin } from './Admin.tsx';
import { createAdminRequests } from './adminRequests.ts';

/*
 * The page of whoever runs the server. It is a page of its own: it loads nothing that knows what is on boards.
 */
const theme = createThemeSwitch({
  storage: browserStorage(),
  systemDark: window.matchMedia('(prefers-color-scheme: dark)'),
  apply: (view) => applyTheme(document.documentElement, view),
});
const element = document.getElementById('root');
if (element === null) throw new Error('The page has no <div id="root">: build/everyPage.ts puts it there.');
createRoot(element).render(
  <StrictMode>
    <ErrorBoundary>
      <Admin requests={createAdminRequests()} theme={theme} />
    </ErrorBoundary>
  </StrictMode>,
);
