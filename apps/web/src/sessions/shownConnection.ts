import type { ConnectionView, Source } from '../connection/connectionView.ts';
import type { Session } from '../session.ts';

interface ShownConnectionDeps {
  /** On screen, and on its way to replace it. */
  readonly sessions: () => { readonly shown: Session; readonly next: Session | undefined };
  onChange(listener: () => void): () => void;
}

/**
 * The connection of a board that may be changing sessions: what is on screen and what is kept are the old one's, how it
 * stands with the server is the new one's.
 */
export function createShownConnection({ sessions, onChange }: ShownConnectionDeps): Source<ConnectionView> {
  let last: { readonly parts: Parts; readonly view: ConnectionView } | undefined;
  return {
    get current() {
      const { shown, next } = sessions();
      const parts = [shown.connection.current, next?.connection.current] as const;
      if (last?.parts[0] !== parts[0] || last.parts[1] !== parts[1]) last = { parts, view: join(...parts) };
      return last.view;
    },
    onChange,
  };
}

type Parts = readonly [shown: ConnectionView, next: ConnectionView | undefined];

function join(...[shown, next]: Parts): ConnectionView {
  if (!next) return shown;
  const { status, notice, progress, failingSinceMs, role = shown.role } = next;
  return { ...shown, status, notice, progress, failingSinceMs, role };
}
