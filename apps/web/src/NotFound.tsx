import { atServer } from './address.ts';
import { MessagePage } from './parts/MessagePage.tsx';

/** An address that names no board. */
export function NotFound() {
  return (
    <MessagePage
      title="There is no board here"
      text="The address is not that of a board. Check the link you were given, or start afresh."
    >
      <a className="button primary" href={atServer('/')}>
        Make a new board
      </a>
    </MessagePage>
  );
}
