import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import type { OpenBoard } from './board/openBoard.ts';
import type { ThemeSwitch } from './theme/theme.ts';

/** Puts everything around the canvas on the page. */
export function startApp(root: Element, board: OpenBoard | undefined, theme: ThemeSwitch): void {
  createRoot(root).render(
    <StrictMode>
      <App board={board} theme={theme} />
    </StrictMode>,
  );
}
