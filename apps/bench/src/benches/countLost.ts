import { openBoard } from '@drawbridge/sync';
import { shapeId } from '../clients/author.ts';

interface Pushed {
  readonly name: string;
  readonly acknowledged: number;
}

/** How many of the shapes that were acknowledged a newcomer does not find on the board. */
export async function countLost(
  where: { readonly url: string; readonly boardId: string },
  pushed: readonly Pushed[],
): Promise<number> {
  const reader = openBoard({ ...where, transports: ['websocket'] });
  await reader.synced;
  const shapes = reader.doc.getMap('shapes');
  const ids = pushed.flatMap(({ name, acknowledged }) =>
    Array.from({ length: acknowledged }, (_, push) => shapeId(name, push)),
  );
  const lost = ids.filter((id) => !shapes.has(id)).length;
  await reader.close();
  return lost;
}
