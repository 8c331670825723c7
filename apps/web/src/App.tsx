import { Board } from './board/Board.tsx';
import { NotFound } from './NotFound.tsx';
import { ErrorBoundary } from './parts/ErrorBoundary.tsx';
import type { Session } from './session.ts';
import type { ThemeSwitch } from './theme/theme.ts';

interface AppProps {
  /** Absent when the address names no board. */
  readonly session: Session | undefined;
  readonly theme: ThemeSwitch;
}

/** The page: a board, or a way to one. */
export function App({ session, theme }: AppProps) {
  return (
    <ErrorBoundary>
      {session === undefined ? <NotFound /> : <Board session={session} theme={theme} />}
    </ErrorBoundary>
  );
}
