import type { StopReason } from '@drawbridge/sync';
import { atServer } from '../address.ts';
import { MessagePage } from '../parts/MessagePage.tsx';

/** A board that never opened: why, and two ways on. */
export function StoppedCard({ reason }: { readonly reason: StopReason }) {
  return (
    <MessagePage title="Could not open this board" text={reason.message}>
      <button type="button" className="button primary" onClick={() => window.location.reload()}>
        Try again
      </button>
      <a className="button outlined" href={atServer('/')}>
        Make a new board
      </a>
    </MessagePage>
  );
}
