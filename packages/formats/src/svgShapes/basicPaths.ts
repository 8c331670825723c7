import { arcCurves } from './arcCurves.ts';
import { parsePathData } from './pathData.ts';
import type { PathPiece, Subpath } from './pathPiece.ts';
import { readLength } from './svgLook.ts';
import { readNumbers } from './transform.ts';
import type { XmlElement } from './xmlTree.ts';

/** The outline of a basic shape of SVG as parts of a path, in its own coordinates; none for one of which there is nothing to see. */
export function basicPaths(element: XmlElement, maxPoints: number): { subpaths: Subpath[]; isCut: boolean } {
  const { attributes } = element;
  const length = (name: string): number => readLength(attributes.get(name)) ?? 0;
  switch (element.name) {
    case 'path':
      return parsePathData(attributes.get('d') ?? '', maxPoints);
    case 'line':
      return whole(polyline([length('x1'), length('y1'), length('x2'), length('y2')], false));
    case 'polyline':
    case 'polygon': {
      const numbers = readNumbers((attributes.get('points') ?? '').slice(0, MAX_CHARACTERS));
      const subpath = polyline(numbers.slice(0, 2 * maxPoints), element.name === 'polygon');
      return { ...whole(subpath), isCut: numbers.length > 2 * maxPoints };
    }
    case 'rect': {
      const radii = [readLength(attributes.get('rx')), readLength(attributes.get('ry'))];
      const [rx, ry] = [radii[0] ?? radii[1] ?? 0, radii[1] ?? radii[0] ?? 0];
      return whole(roundRect(length('x'), length('y'), length('width'), length('height'), rx, ry));
    }
    case 'circle':
      return whole(ellipse(length('cx'), length('cy'), length('r'), length('r')));
    case 'ellipse':
      return whole(ellipse(length('cx'), length('cy'), length('rx'), length('ry')));
    default:
      return { subpaths: [], isCut: false };
  }
}

/** LIMIT of the coordinates of one polygon that are looked at. */
const MAX_CHARACTERS = 4 * 1024 * 1024;

function whole(subpath: Subpath): { subpaths: Subpath[]; isCut: boolean } {
  return { subpaths: subpath.pieces.length > 0 ? [subpath] : [], isCut: false };
}

function polyline(numbers: readonly number[], isClosed: boolean): Subpath {
  const [x = 0, y = 0] = numbers;
  const pieces: PathPiece[] = [];
  for (let index = 2; index + 1 < numbers.length; index += 2)
    pieces.push({ control: undefined, x: numbers[index] ?? 0, y: numbers[index + 1] ?? 0 });
  return { x, y, pieces, isClosed };
}

function ellipse(cx: number, cy: number, rx: number, ry: number): Subpath {
  return roundRect(cx - rx, cy - ry, 2 * rx, 2 * ry, rx, ry);
}

function roundRect(x: number, y: number, w: number, h: number, roundX: number, roundY: number): Subpath {
  const [rx, ry] = [Math.min(Math.max(0, roundX), w / 2), Math.min(Math.max(0, roundY), h / 2)];
  if (!(w > 0 && h > 0)) return { x, y, pieces: [], isClosed: true };
  if (rx === 0 || ry === 0) return polyline([x, y, x + w, y, x + w, y + h, x, y + h], true);
  const arc = { rx, ry, turn: 0, isLarge: false, isClockwise: true };
  const [right, bottom] = [x + w, y + h];
  const corner = (fromX: number, fromY: number, toX: number, toY: number): PathPiece[] => [
    { control: undefined, x: fromX, y: fromY },
    ...arcCurves({ x: fromX, y: fromY }, arc, { x: toX, y: toY }),
  ];
  const pieces = [
    ...corner(right - rx, y, right, y + ry),
    ...corner(right, bottom - ry, right - rx, bottom),
    ...corner(x + rx, bottom, x, bottom - ry),
    ...corner(x, y + ry, x + rx, y),
  ];
  return { x: x + rx, y, pieces, isClosed: true };
}
