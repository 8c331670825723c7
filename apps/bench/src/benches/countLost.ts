import { openBoard } from '@drawbridge/sync';
import * as Y from 'yjs';
import { shapeId } from '../clients/author.ts';

interface Pushed {
  readonly name: string;
  readonly acknowledged: number;
}

/** How many of the shapes that were acknowledged, and not drawn over, a newcomer does not find on the board as they were drawn. */
export async function countLost(
  where: { readonly url: string; readonly boardId: string },
  pushed: readonly Pushed[],
  kept = Number.POSITIVE_INFINITY,
): Promise<number> {
  const reader = openBoard({ ...where, transports: ['websocket'] });
  await reader.synced;
  const shapes = reader.doc.getMap('shapes');
  const isThere = (name: string, push: number): boolean => {
    const shape = shapes.get(shapeId(name, push % kept));
    return shape instanceof Y.Map && shape.get('g')?.[0] === push;
  };
  const lost = pushed.flatMap(({ name, acknowledged }) => {
    const last = Math.min(acknowledged, kept);
    const pushes = Array.from({ length: last }, (_, index) => acknowledged - last + index);
    return pushes.filter((push) => !isThere(name, push));
  }).length;
  await reader.close();
  return lost;
}
