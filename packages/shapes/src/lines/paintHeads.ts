import type { Path } from '@drawbridge/board';
import type { Context2D } from '../context2D.ts';
import { roundCorners } from '../paint/outlinePath.ts';
import { tracePath } from '../paint/tracePath.ts';
import type { Heads } from './endHeads.ts';
import { type PlacedHead, placeHead } from './heads.ts';

/** All that is stroked of the heads. */
export function headStrokes({ start, end }: Heads): Path {
  return [start, end].flatMap((head) => head?.look.strokes.flatMap((path) => placeHead(path, head)) ?? []);
}

/** Fills what is filled of them in the context's fillStyle, with corners as round as those of a line. */
export function fillHeads(context: Context2D, { start, end }: Heads, width: number): void {
  for (const head of [start, end]) {
    for (const path of head?.look.fills ?? []) if (head) fillHead(context, path, head, width);
  }
}

function fillHead(context: Context2D, path: Path, head: PlacedHead, width: number): void {
  context.beginPath();
  tracePath(context, roundCorners(placeHead(path, head), width / 2), true);
  context.fill();
}

export function trimOf(head: PlacedHead | undefined): number {
  return head ? head.look.trim * head.length : 0;
}
