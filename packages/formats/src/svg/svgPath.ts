import { IDENTITY, type Matrix } from './matrix.ts';
import { formatNumber } from './xml.ts';

type Letter = 'M' | 'L' | 'C' | 'Q' | 'Z';

interface Step {
  readonly letter: Letter;
  /** x, y, x, y, … */
  readonly at: readonly number[];
}

export interface PathSink {
  moveTo(x: number, y: number): unknown;
  lineTo(x: number, y: number): unknown;
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): unknown;
  quadraticCurveTo(x1: number, y1: number, x: number, y: number): unknown;
  closePath(): unknown;
}

/** How far the control points of a quarter of a circle are from its ends, of the radius: the error is 0.03 %. */
const KAPPA = 0.5523;

/**
 * A path that can be read again. It takes what a canvas takes, and can stand in for the `Path2D` of a browser, which keeps its
 * steps to itself: where `globalThis.Path2D` is this class, whatever is drawn can be written down.
 */
export class SvgPath {
  private readonly steps: Step[] = [];
  /** Where what is added lies, seen from the path. */
  private readonly place: () => Matrix;

  constructor(other?: SvgPath, place: () => Matrix = () => IDENTITY) {
    this.place = place;
    if (other instanceof SvgPath) this.addPath(other);
  }

  get isEmpty(): boolean {
    return this.steps.length === 0;
  }

  addPath(path: SvgPath): void {
    for (const { letter, at } of path.steps) this.add(letter, ...at);
  }

  moveTo(x: number, y: number): void {
    this.add('M', x, y);
  }

  lineTo(x: number, y: number): void {
    this.add(this.isEmpty ? 'M' : 'L', x, y);
  }

  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    if (this.isEmpty) this.moveTo(x1, y1);
    this.add('C', x1, y1, x2, y2, x, y);
  }

  quadraticCurveTo(x1: number, y1: number, x: number, y: number): void {
    if (this.isEmpty) this.moveTo(x1, y1);
    this.add('Q', x1, y1, x, y);
  }

  closePath(): void {
    if (!this.isEmpty) this.add('Z');
  }

  rect(x: number, y: number, w: number, h: number): void {
    this.moveTo(x, y);
    this.lineTo(x + w, y);
    this.lineTo(x + w, y + h);
    this.lineTo(x, y + h);
    this.closePath();
  }

  /** With the same radius at every corner. */
  roundRect(x: number, y: number, w: number, h: number, radius: unknown): void {
    const wanted = typeof radius === 'number' ? radius : 0;
    const r = Math.max(0, Math.min(wanted, Math.abs(w) / 2, Math.abs(h) / 2));
    if (r === 0) {
      this.rect(x, y, w, h);
      return;
    }
    const [right, bottom, k] = [x + w, y + h, r * (1 - KAPPA)];
    this.moveTo(x + r, y);
    this.lineTo(right - r, y);
    this.bezierCurveTo(right - k, y, right, y + k, right, y + r);
    this.lineTo(right, bottom - r);
    this.bezierCurveTo(right, bottom - k, right - k, bottom, right - r, bottom);
    this.lineTo(x + r, bottom);
    this.bezierCurveTo(x + k, bottom, x, bottom - k, x, bottom - r);
    this.lineTo(x, y + r);
    this.bezierCurveTo(x, y + k, x + k, y, x + r, y);
    this.closePath();
  }

  /** From angle to angle, in radians clockwise. In curves of a quarter of a turn at most. */
  arc(x: number, y: number, radius: number, from: number, to: number, isBackwards = false): void {
    const turn = turnOf(from, to, isBackwards);
    const count = Math.max(1, Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9));
    const reach = (4 / 3) * Math.tan(turn / count / 4) * radius;
    const on = (angle: number) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
    this.lineTo(...on(from));
    for (let index = 0; index < count; index++) {
      const [start, end] = [from + (turn * index) / count, from + (turn * (index + 1)) / count];
      const [[x1, y1], [x2, y2]] = [on(start), on(end)];
      this.bezierCurveTo(
        x1 - reach * Math.sin(start),
        y1 + reach * Math.cos(start),
        x2 + reach * Math.sin(end),
        y2 - reach * Math.cos(end),
        x2,
        y2,
      );
    }
  }

  /** For the attribute `d`. */
  toData(matrix: Matrix = IDENTITY): string {
    return this.steps
      .map(({ letter, at }) => letter + transform(at, matrix).map(formatNumber).join(' '))
      .join('');
  }

  /** Draws it again, onto whatever takes paths. */
  trace(sink: PathSink, matrix: Matrix = IDENTITY): void {
    for (const { letter, at } of this.steps) {
      // Each letter has as many numbers as its method takes.
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = transform(at, matrix);
      if (letter === 'M') sink.moveTo(a, b);
      else if (letter === 'L') sink.lineTo(a, b);
      else if (letter === 'C') sink.bezierCurveTo(a, b, c, d, e, f);
      else if (letter === 'Q') sink.quadraticCurveTo(a, b, c, d);
      else sink.closePath();
    }
  }

  private add(letter: Letter, ...at: number[]): void {
    this.steps.push({ letter, at: transform(at, this.place()) });
  }
}

/** A whole turn is one, more than that is no more. */
function turnOf(from: number, to: number, isBackwards: boolean): number {
  const whole = 2 * Math.PI;
  const turn = isBackwards ? from - to : to - from;
  const shown = turn >= whole ? whole : ((turn % whole) + whole) % whole;
  return isBackwards ? -shown : shown;
}

function transform(at: readonly number[], { a, b, c, d, e, f }: Matrix): readonly number[] {
  if (a === 1 && b === 0 && c === 0 && d === 1 && e === 0 && f === 0) return at;
  return at.map((value, index) =>
    index % 2 === 0 ? a * value + c * (at[index + 1] ?? 0) + e : b * (at[index - 1] ?? 0) + d * value + f,
  );
}
