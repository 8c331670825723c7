import type { LiveEntry } from '@drawbridge/protocol';
import type { Journal } from './journal.ts';
import type { Pushes } from './pushes.ts';

/**
 * An entry, as the people in the room are told of it; or that the log went on in a way that only a look at it shows; or that
 * there is nothing more to be heard in this room: who wants to hear more comes anew.
 */
export type Told = LiveEntry | 'moved' | 'over';

export type Follower = (told: Told) => void;

interface OpenBoard {
  readonly journal: Pick<Journal, 'ledger' | 'gate'>;
  readonly pushes: Pushes;
}

/** What somebody may use of an open board who is not one of the people in its room. */
export interface Visit extends OpenBoard {
  /** From now on, until the returned function is called. */
  follow(follower: Follower): () => void;
}

export type Stay<T> = (visit: Visit) => Promise<T>;

/** Those who use an open board without being in its room, such as programs. */
export interface Visits {
  readonly size: number;
  /** Runs `stay` once the board is open. Rejects when it does, and when the board cannot be read. */
  receive<T>(opening: Promise<OpenBoard>, stay: Stay<T>): Promise<T>;
  tell(told: Told): void;
  /** Nothing more is to be heard here, whoever comes. */
  close(): void;
}

export function createVisits({ onLeft }: { readonly onLeft: () => void }): Visits {
  const followers = new Set<Follower>();
  let size = 0;
  let isOver = false;

  const follow = (follower: Follower): (() => void) => {
    if (isOver) follower('over');
    else followers.add(follower);
    return () => void followers.delete(follower);
  };

  const tell = (told: Told): void => {
    for (const follower of [...followers]) follower(told);
  };

  return {
    get size() {
      return size;
    },
    async receive(opening, stay) {
      size += 1;
      try {
        const { journal, pushes } = await opening;
        return await stay({ journal, pushes, follow });
      } finally {
        size -= 1;
        onLeft();
      }
    },
    tell,
    close() {
      isOver = true;
      tell('over');
    },
  };
}
