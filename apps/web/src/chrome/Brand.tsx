import { Plus } from 'lucide-react';
import { Mark } from '../parts/Mark.tsx';

/** Who we are, and the way to a fresh board: the server answers `/` with one. */
export function Brand() {
  return (
    <>
      <h1 className="wordmark">
        <Mark />
        <span>Drawbridge</span>
      </h1>
      <span className="divider" />
      <a className="button new-board" href="/">
        <Plus aria-hidden="true" />
        <span>New board</span>
      </a>
    </>
  );
}
