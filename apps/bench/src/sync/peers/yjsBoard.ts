import * as Y from 'yjs';

/*
 * The same board in each system that keeps a Yjs document. It is also run beside the packages of others, and so it imports
 * nothing else.
 */

interface Mark {
  readonly person: number;
  readonly n: number;
  readonly stamp: number;
}

/** As many bytes as a piece of a stroke takes, packed. */
const STROKE = new Uint8Array(24).map((_, index) => (index * 7) % 24);

/** A board as one Y.Map for each shape; tells what changes others make. */
export function createYjsBoard(doc: Y.Doc, hear: (mark: Mark) => void) {
  const shapes = doc.getMap<Y.Map<unknown>>('shapes');
  shapes.observe(({ keysChanged }, { local }) => {
    if (local) return;
    for (const key of keysChanged) {
      // Written below, by a client of the same run.
      const [stamp = 0] = (shapes.get(key ?? '')?.get('g') ?? []) as number[];
      const [person, n] = (key ?? '').slice(1).split('.');
      hear({ person: Number(person), n: Number(n), stamp });
    }
  });
  return {
    write(marks: readonly Mark[]) {
      doc.transact(() => {
        for (const { person, n, stamp } of marks) {
          const fields: [string, unknown][] = [
            ['g', [stamp, n, 10, 10, 0]],
            ['p', STROKE],
          ];
          shapes.set(`p${person}.${n}`, new Y.Map(fields));
        }
      });
    },
    get shapes() {
      return shapes.size;
    },
    has: (key: string) => shapes.has(key),
  };
}
