import { Plus } from 'lucide-react';
import { atServer } from '../address.ts';

/** The way to a fresh board: the server answers `/` with one. */
export function NewBoard() {
  return (
    <a className="button new-board" href={atServer('/')}>
      <Plus aria-hidden="true" />
      <span>New board</span>
    </a>
  );
}
