import { Board } from './board/Board.tsx';
import { NotFound } from './NotFound.tsx';
import { ErrorBoundary } from './parts/ErrorBoundary.tsx';
import type { Sessions } from './sessions/sessions.ts';
import type { ThemeSwitch } from './theme/theme.ts';

interface AppProps {
  /** Absent when the address names no board. */
  readonly sessions: Sessions | undefined;
  readonly theme: ThemeSwitch;
}

/** The page: a board, or a way to one. */
export function App({ sessions, theme }: AppProps) {
  return (
    <ErrorBoundary>
      {sessions === undefined ? <NotFound /> : <Board sessions={sessions} theme={theme} />}
    </ErrorBoundary>
  );
}
