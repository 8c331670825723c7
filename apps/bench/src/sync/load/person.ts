import { keyOf, type Mark, type OpenClient, type Seat, type SyncClient } from '../client.ts';
import type { Stamps } from '../stamps.ts';

/** Somebody at a client, who notes what they hear. */
export interface Person {
  readonly id: number;
  readonly client: SyncClient;
  /** How many shapes they put on the board. */
  readonly written: number;
  /** What others put on the board and they heard of. */
  readonly known: ReadonlySet<string>;
  /** How many changes they heard of more than once. */
  readonly doubled: number;
  write(shapes?: number): void;
  move(): void;
}

interface PersonDeps {
  readonly stamps: Stamps;
  readonly heard: { change(ageMs: number): void; cursor(ageMs: number): void };
}

export async function createPerson(
  openClient: OpenClient,
  seat: Seat,
  { stamps, heard }: PersonDeps,
): Promise<Person> {
  const known = new Set<string>();
  let [written, moved, doubled] = [0, 0, 0];
  // What was there before is not news.
  let isHere = false;
  const client = await openClient(seat, {
    change(mark) {
      if (!isHere) return;
      heard.change(stamps.ageMs(mark.stamp));
      const key = keyOf(mark);
      if (known.has(key)) doubled += 1;
      else known.add(key);
    },
    cursor(stamp) {
      if (isHere) heard.cursor(stamps.ageMs(stamp));
    },
  });
  isHere = true;
  const mark = (n: number): Mark => ({ person: seat.person, n, stamp: stamps.now() });
  return {
    id: seat.person,
    client,
    known,
    get written() {
      return written;
    },
    get doubled() {
      return doubled;
    },
    write(shapes = 1) {
      client.write(Array.from({ length: shapes }, (_, index) => mark(written + index)));
      written += shapes;
    },
    move() {
      client.moveCursor(mark(moved));
      moved += 1;
    },
  };
}
