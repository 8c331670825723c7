import { Board } from './board/Board.tsx';
import type { OpenBoard } from './board/openBoard.ts';
import { NotFound } from './NotFound.tsx';
import { ErrorBoundary } from './parts/ErrorBoundary.tsx';
import type { ThemeSwitch } from './theme/theme.ts';

interface AppProps {
  /** Absent when the address names no board. */
  readonly board: OpenBoard | undefined;
  readonly theme: ThemeSwitch;
}

/** The page: a board, or a way to one. */
export function App({ board, theme }: AppProps) {
  return (
    <ErrorBoundary>
      {board === undefined ? <NotFound /> : <Board board={board} theme={theme} />}
    </ErrorBoundary>
  );
}
