import { createPathPen, type PathPen } from './pathPen.ts';
import type { Subpath } from './pathPiece.ts';

/** What a letter in path data does with the numbers behind it; `dx`, `dy` are where relative ones count from. */
interface Command {
  readonly count: number;
  draw(pen: PathPen, values: readonly number[], dx: number, dy: number): void;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  m: { count: 2, draw: (pen, [x = 0, y = 0], dx, dy) => pen.move(dx + x, dy + y) },
  l: { count: 2, draw: (pen, [x = 0, y = 0], dx, dy) => pen.line(dx + x, dy + y) },
  h: { count: 1, draw: (pen, [x = 0], dx) => pen.line(dx + x, pen.at.y) },
  v: { count: 1, draw: (pen, [y = 0], _dx, dy) => pen.line(pen.at.x, dy + y) },
  c: {
    count: 6,
    draw: (pen, [p = 0, q = 0, r = 0, s = 0, x = 0, y = 0], dx, dy) =>
      pen.cubic(dx + p, dy + q, dx + r, dy + s, dx + x, dy + y),
  },
  s: {
    count: 4,
    draw: (pen, [p = 0, q = 0, x = 0, y = 0], dx, dy) => pen.smoothCubic(dx + p, dy + q, dx + x, dy + y),
  },
  q: {
    count: 4,
    draw: (pen, [p = 0, q = 0, x = 0, y = 0], dx, dy) => pen.quadratic(dx + p, dy + q, dx + x, dy + y),
  },
  t: { count: 2, draw: (pen, [x = 0, y = 0], dx, dy) => pen.smoothQuadratic(dx + x, dy + y) },
  a: {
    count: 7,
    draw: (pen, [rx = 0, ry = 0, turn = 0, large, clockwise, x = 0, y = 0], dx, dy) =>
      pen.arc({ rx, ry, turn, isLarge: large === 1, isClockwise: clockwise === 1 }, dx + x, dy + y),
  },
  z: { count: 0, draw: (pen) => pen.close() },
};

const NUMBER = /[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)/iy;
/** The flags of arcs may stand without anything between them and the next number. */
const FLAG = /[\s,]*([01])/y;
const LETTER = /[\s,]*([mlhvcsqtaz])/iy;

/** The parts of a path, up to the first fault in it, as SVG wants it; at most about `maxPieces` pieces. */
export function parsePathData(data: string, maxPieces: number): { subpaths: Subpath[]; isCut: boolean } {
  const pen = createPathPen();
  let position = 0;
  let letter = '';

  function read(pattern: RegExp): string | undefined {
    pattern.lastIndex = position;
    const match = pattern.exec(data);
    if (match) position = pattern.lastIndex;
    return match?.[1];
  }

  function readValues(kind: string, count: number): number[] | undefined {
    const values: number[] = [];
    while (values.length < count) {
      const isFlag = kind === 'a' && (values.length === 3 || values.length === 4);
      const text = read(isFlag ? FLAG : NUMBER);
      if (text === undefined) return undefined;
      values.push(Number(text));
    }
    return values;
  }

  while (position < data.length && pen.count < maxPieces) {
    const written = read(LETTER);
    letter = written ?? goesOn(letter);
    const kind = letter.toLowerCase();
    const command = COMMANDS[kind];
    const isStart = kind === 'm' || pen.subpaths.length > 0;
    const values = command && isStart ? readValues(kind, command.count) : undefined;
    if (!command || !values) break;
    const { x, y } = letter === kind ? pen.at : { x: 0, y: 0 };
    command.draw(pen, values, x, y);
  }
  const subpaths = pen.subpaths.filter(({ pieces }) => pieces.length > 0);
  return { subpaths, isCut: pen.count >= maxPieces };
}

/** Without a letter the last one goes on, but to close once is enough; after a move, lines follow. */
function goesOn(letter: string): string {
  if (letter === 'M') return 'L';
  if (letter === 'm') return 'l';
  return letter.toLowerCase() === 'z' ? '' : letter;
}
