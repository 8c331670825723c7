import {
  FIRST_HIDDEN_STATE,
  FIRST_STATE,
  type HiddenState,
  IDENTITY,
  type Matrix,
  multiply,
  paintOf,
  SvgPath,
  type SvgState,
  scaleOf,
} from '@drawbridge/formats';
import type PDFDocument from 'pdfkit';
import type { ImageBytes } from '../imageBytes.ts';
import { type PdfTextDeps, writeText } from './pdfText.ts';

export interface PdfContextDeps extends PdfTextDeps {
  /** How wide text is in a CSS font, in px. */
  readonly measureText: (text: string, font: string) => number;
  readonly imageOf: (picture: unknown) => ImageBytes | undefined;
}

/** What a document paints: a colour that it knows, how opaque. */
interface Ink {
  readonly color: string;
  readonly opacity: number;
}

/**
 * The part of a canvas context that shapes are drawn with, onto the page of a PDF document, which is set to px of the page. Like
 * `createSvgContext`, it takes paths of `SvgPath`.
 */
export function createPdfContext(document: PDFDocument, deps: PdfContextDeps) {
  const saved: { shown: SvgState; hidden: HiddenState }[] = [];
  let hidden = FIRST_HIDDEN_STATE;
  let path = new SvgPath(undefined, () => hidden.matrix);

  function setMatrix(matrix: Matrix): void {
    hidden = { ...hidden, matrix };
  }

  function trace(given: unknown): void {
    if (given instanceof SvgPath) given.trace(document, hidden.matrix);
    else path.trace(document);
  }

  function inkOf(style: unknown): Ink | undefined {
    const ink = paintOf(style, context.globalAlpha);
    return /^#[0-9a-f]{6}$/i.test(ink.color) && ink.opacity > 0 ? ink : undefined;
  }

  function fill(given?: unknown, rule?: unknown): void {
    const ink = inkOf(context.fillStyle);
    if (!ink) return;
    document.fillColor(ink.color, ink.opacity);
    trace(given);
    document.fill(ruleOf(given, rule));
  }

  function stroke(given?: unknown): void {
    const ink = inkOf(context.strokeStyle);
    if (!ink) return;
    const scale = scaleOf(hidden.matrix);
    document.strokeColor(ink.color, ink.opacity).lineWidth(context.lineWidth * scale);
    document.lineCap(context.lineCap).lineJoin(context.lineJoin);
    if (context.lineJoin === 'miter') document.miterLimit(context.miterLimit);
    document.addContent(`[${hidden.dash.map((px) => (px * scale).toFixed(3)).join(' ')}] 0 d`);
    trace(given);
    document.stroke();
  }

  function rectangle(x: number, y: number, w: number, h: number): SvgPath {
    const rect = new SvgPath();
    rect.rect(x, y, w, h);
    return rect;
  }

  const context = {
    ...FIRST_STATE,
    save() {
      saved.push({ shown: { ...context }, hidden });
      document.save();
    },
    restore() {
      const last = saved.pop();
      if (!last) return;
      Object.assign(context, last.shown);
      hidden = last.hidden;
      document.restore();
    },
    setTransform: (a: number, b: number, c: number, d: number, e: number, f: number) =>
      setMatrix({ a, b, c, d, e, f }),
    getTransform: () => hidden.matrix,
    translate: (e: number, f: number) => setMatrix(multiply(hidden.matrix, { ...IDENTITY, e, f })),
    rotate(angle: number) {
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      setMatrix(multiply(hidden.matrix, { a: cos, b: sin, c: -sin, d: cos, e: 0, f: 0 }));
    },
    beginPath() {
      path = new SvgPath(undefined, () => hidden.matrix);
    },
    moveTo: (x: number, y: number) => path.moveTo(x, y),
    lineTo: (x: number, y: number) => path.lineTo(x, y),
    bezierCurveTo: (...at: Parameters<SvgPath['bezierCurveTo']>) => path.bezierCurveTo(...at),
    quadraticCurveTo: (...at: Parameters<SvgPath['quadraticCurveTo']>) => path.quadraticCurveTo(...at),
    arc: (...at: Parameters<SvgPath['arc']>) => path.arc(...at),
    rect: (...at: Parameters<SvgPath['rect']>) => path.rect(...at),
    roundRect: (...at: Parameters<SvgPath['roundRect']>) => path.roundRect(...at),
    closePath: () => path.closePath(),
    fill,
    stroke,
    clip(given?: unknown, rule?: unknown) {
      trace(given);
      document.clip(ruleOf(given, rule));
    },
    // A page is blank to begin with.
    clearRect() {},
    fillRect: (...at: Parameters<typeof rectangle>) => fill(rectangle(...at)),
    strokeRect: (...at: Parameters<typeof rectangle>) => stroke(rectangle(...at)),
    setLineDash(lengths: Iterable<number>) {
      hidden = { ...hidden, dash: [...lengths] };
    },
    fillText(text: string, x: number, y: number) {
      const ink = inkOf(context.fillStyle);
      if (!ink) return;
      placed(() => writeText(document, { text, x, y, state: context, ...ink }, deps));
    },
    measureText: (text: string) => ({ width: deps.measureText(text, context.font) }),
    drawImage(picture: unknown, x: number, y: number, width: number, height: number) {
      const image = deps.imageOf(picture);
      const opacity = context.globalAlpha;
      if (image) placed(() => drawBytes(document, image, { x, y, width, height, opacity }));
    },
  };

  /** Paints where the context is set to. */
  function placed(paint: () => void): void {
    const { a, b, c, d, e, f } = hidden.matrix;
    document.save().transform(a, b, c, d, e, f);
    paint();
    document.restore();
  }

  return context;
}

interface ImagePlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly opacity: number;
}

function drawBytes(document: PDFDocument, { bytes }: ImageBytes, place: ImagePlace): void {
  const { x, y, width, height, opacity } = place;
  document.image(document.openImage(bytes), x, y, { width, height, opacity });
}

function ruleOf(given: unknown, rule: unknown): 'even-odd' | 'non-zero' {
  return given === 'evenodd' || rule === 'evenodd' ? 'even-odd' : 'non-zero';
}
