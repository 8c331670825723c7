import { Plus } from 'lucide-react';

/** The way to a fresh board: the server answers `/` with one. */
export function NewBoard() {
  return (
    <a className="button new-board" href="/">
      <Plus aria-hidden="true" />
      <span>New board</span>
    </a>
  );
}
