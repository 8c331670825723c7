import { ScrollText } from 'lucide-react';
import { atServer } from '../address.ts';
import { TipLink } from '../parts/TipLink.tsx';
import { placeHref } from './usePlace.ts';

/** A board by its id, with the ways to it and to what was done to it. */
export function BoardId({ id, isGone = false }: { readonly id: string; readonly isGone?: boolean }) {
  return (
    <span className="board-id">
      {isGone ? (
        <span>{id}</span>
      ) : (
        <a href={atServer(`/b/${id}`)} target="_blank" rel="noreferrer">
          {id}
        </a>
      )}
      <TipLink
        className="icon-button"
        label={`Audit log of ${id}`}
        href={placeHref({ part: 'audit', board: id })}
      >
        <ScrollText aria-hidden="true" />
      </TipLink>
    </span>
  );
}
