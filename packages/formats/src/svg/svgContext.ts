import { IDENTITY, type Matrix, multiply, scaleOf } from './matrix.ts';
import { paintOf } from './paint.ts';
import { SvgPath } from './svgPath.ts';
import { FIRST_HIDDEN_STATE, FIRST_STATE, type HiddenState, type SvgState } from './svgState.ts';
import { textElement } from './svgText.ts';
import { element } from './xml.ts';

export interface SvgContextDeps {
  /** How wide text is in a CSS font, in px. */
  readonly measureText: (text: string, font: string) => number;
  /** Where the picture that somebody draws can be loaded from, such as a data URL; nothing where there is no such place. */
  readonly imageUrl?: (image: unknown) => string | undefined;
}

/** Markup in the order in which it was painted, and the clip paths that it names. */
export interface Recording {
  readonly body: readonly string[];
  readonly definitions: readonly string[];
}

/** The part of a canvas context that drawings are made with; what is painted becomes markup. */
export interface SvgContext extends SvgState {
  save(): void;
  restore(): void;
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void;
  setTransform(matrix?: unknown): void;
  getTransform(): Matrix;
  translate(x: number, y: number): void;
  rotate(angle: number): void;
  scale(x: number, y: number): void;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
  quadraticCurveTo(x1: number, y1: number, x: number, y: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number, isBackwards?: boolean): void;
  rect(x: number, y: number, w: number, h: number): void;
  roundRect(x: number, y: number, w: number, h: number, radius?: unknown): void;
  closePath(): void;
  /** Paths are those of SvgPath. */
  fill(path?: unknown, rule?: unknown): void;
  stroke(path?: unknown): void;
  clip(path?: unknown, rule?: unknown): void;
  clearRect(x: number, y: number, w: number, h: number): void;
  fillRect(x: number, y: number, w: number, h: number): void;
  strokeRect(x: number, y: number, w: number, h: number): void;
  setLineDash(lengths: Iterable<number>): void;
  fillText(text: string, x: number, y: number): void;
  measureText(text: string): { readonly width: number };
  drawImage(image: unknown, ...place: number[]): void;
}

/** A blank context, and what was painted on it so far. */
export function createSvgContext(deps: SvgContextDeps): { context: SvgContext; recording: Recording } {
  const body: string[] = [];
  const definitions: string[] = [];
  const saved: { shown: SvgState; hidden: HiddenState }[] = [];
  let hidden = FIRST_HIDDEN_STATE;
  let path = new SvgPath(undefined, () => hidden.matrix);

  function setMatrix(matrix: Matrix): void {
    hidden = { ...hidden, matrix };
  }

  function dataOf(given: unknown): string {
    return given instanceof SvgPath ? given.toData(hidden.matrix) : path.toData();
  }

  function paintPath(data: string, attributes: Readonly<Record<string, string | number | undefined>>): void {
    if (data !== '') body.push(element('path', { d: data, ...attributes, 'clip-path': clipUrl(hidden) }));
  }

  function fill(given?: unknown, rule?: unknown): void {
    const { color, opacity } = paintOf(context.fillStyle, context.globalAlpha);
    paintPath(dataOf(given), {
      fill: color,
      'fill-opacity': opacity < 1 ? opacity : undefined,
      'fill-rule': ruleOf(given, rule),
    });
  }

  function stroke(given?: unknown): void {
    const { color, opacity } = paintOf(context.strokeStyle, context.globalAlpha);
    const scale = scaleOf(hidden.matrix);
    paintPath(dataOf(given), {
      fill: 'none',
      stroke: color,
      'stroke-opacity': opacity < 1 ? opacity : undefined,
      'stroke-width': context.lineWidth * scale,
      'stroke-linecap': context.lineCap === 'butt' ? undefined : context.lineCap,
      'stroke-linejoin': context.lineJoin === 'miter' ? undefined : context.lineJoin,
      'stroke-miterlimit': context.lineJoin === 'miter' ? context.miterLimit : undefined,
      'stroke-dasharray': hidden.dash.length > 0 ? hidden.dash.map((px) => px * scale).join(' ') : undefined,
    });
  }

  /** A path of its own, which leaves the current one as it is. */
  function rectangle(x: number, y: number, w: number, h: number): SvgPath {
    const rect = new SvgPath();
    rect.rect(x, y, w, h);
    return rect;
  }

  const context: SvgContext = {
    ...FIRST_STATE,
    save() {
      saved.push({ shown: { ...context }, hidden });
    },
    restore() {
      const last = saved.pop();
      if (!last) return;
      Object.assign(context, last.shown);
      hidden = last.hidden;
    },
    setTransform(a?: unknown, ...rest: number[]) {
      const [b = 0, c = 0, d = 1, e = 0, f = 0] = rest;
      if (typeof a === 'number') setMatrix({ a, b, c, d, e, f });
      // Only a matrix is handed over this way.
      else setMatrix((a as Matrix | undefined) ?? IDENTITY);
    },
    getTransform: () => hidden.matrix,
    translate: (e, f) => setMatrix(multiply(hidden.matrix, { ...IDENTITY, e, f })),
    rotate(angle) {
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      setMatrix(multiply(hidden.matrix, { a: cos, b: sin, c: -sin, d: cos, e: 0, f: 0 }));
    },
    scale: (a, d) => setMatrix(multiply(hidden.matrix, { ...IDENTITY, a, d })),
    beginPath() {
      path = new SvgPath(undefined, () => hidden.matrix);
    },
    moveTo: (x, y) => path.moveTo(x, y),
    lineTo: (x, y) => path.lineTo(x, y),
    bezierCurveTo: (...at) => path.bezierCurveTo(...at),
    quadraticCurveTo: (...at) => path.quadraticCurveTo(...at),
    arc: (...at) => path.arc(...at),
    rect: (x, y, w, h) => path.rect(x, y, w, h),
    roundRect: (x, y, w, h, radius) => path.roundRect(x, y, w, h, radius),
    closePath: () => path.closePath(),
    fill,
    stroke,
    clip(given, rule) {
      const id = `clip${definitions.length}`;
      const shape = element('path', { d: dataOf(given) || 'M0 0', 'clip-rule': ruleOf(given, rule) });
      definitions.push(element('clipPath', { id, 'clip-path': clipUrl(hidden) }, shape));
      hidden = { ...hidden, clip: id };
    },
    // What is recorded lies on nothing.
    clearRect() {},
    fillRect: (...at) => fill(rectangle(...at)),
    strokeRect: (...at) => stroke(rectangle(...at)),
    setLineDash(lengths) {
      hidden = { ...hidden, dash: [...lengths] };
    },
    fillText(text, x, y) {
      const paint = paintOf(context.fillStyle, context.globalAlpha);
      body.push(
        textElement(text, { x, y, matrix: hidden.matrix, clip: clipUrl(hidden), paint, state: context }),
      );
    },
    measureText: (text) => ({ width: deps.measureText(text, context.font) }),
    drawImage(image, ...place) {
      const href = deps.imageUrl?.(image);
      const [x, y, width, height] = place.slice(-4);
      if (!href || height === undefined) return;
      const { a, b, c, d, e, f } = hidden.matrix;
      body.push(
        element('image', {
          ...{ href, x, y, width, height },
          preserveAspectRatio: 'none',
          transform: `matrix(${[a, b, c, d, e, f].join(' ')})`,
          opacity: context.globalAlpha < 1 ? context.globalAlpha : undefined,
          'clip-path': clipUrl(hidden),
        }),
      );
    },
  };
  return { context, recording: { body, definitions } };
}

function clipUrl({ clip }: HiddenState): string | undefined {
  return clip && `url(#${clip})`;
}

/** The rule comes after a path, or instead of one. */
function ruleOf(given: unknown, rule: unknown): 'evenodd' | undefined {
  return given === 'evenodd' || rule === 'evenodd' ? 'evenodd' : undefined;
}
