import type { BoardPage, Point } from '../pages/board.ts';
import { around } from './ink.ts';

type Corners = readonly [Point, Point];

/** Three places for rectangles, far enough from each other. */
export const FIRST: Corners = [
  { x: 200, y: 250 },
  { x: 320, y: 330 },
];
export const SECOND: Corners = [
  { x: 420, y: 250 },
  { x: 540, y: 330 },
];
export const THIRD: Corners = [
  { x: 200, y: 450 },
  { x: 320, y: 530 },
];

export const edgeOf = ([from, to]: Corners) => around({ x: from.x, y: (from.y + to.y) / 2 });

export async function drawRectangle(board: BoardPage, [from, to]: Corners): Promise<void> {
  await board.chooseTool('Rectangle');
  await board.dragFrom(from, to);
  await board.expectSaved();
}
