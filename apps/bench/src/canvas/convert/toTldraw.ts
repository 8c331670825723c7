import type { ScenePoint, SceneShape } from '../scene/sceneShape.ts';

/** A shape's record as tldraw stores it, without the page that it is on and its index there, which the page host adds. */
export type TldrawShape = Readonly<Record<string, unknown>>;

/** The strokes of its sizes are 2, 3.5, 5 and 10 px wide; ours are 3.5. */
const STYLE = { dash: 'draw', size: 'm' } as const;
/** Of text in size m. */
const FONT_SIZE_PX = 24;

export function toTldraw(shapes: readonly SceneShape[]): TldrawShape[] {
  return shapes.map((shape, index) => ({
    id: `shape:s${index}`,
    typeName: 'shape',
    ...{ x: shape.x, y: shape.y, rotation: 0, opacity: 1, isLocked: false, meta: {} },
    ...own(shape),
  }));
}

function own(shape: SceneShape): TldrawShape {
  const { color, w, h } = shape;
  switch (shape.kind) {
    case 'stroke': {
      const segments = [{ type: 'free', path: encodePath(shape.points), dim: 2 }];
      const flags = { isComplete: true, isClosed: false, isPen: false };
      const scales = { scale: 1, scaleX: 1, scaleY: 1 };
      return { type: 'draw', props: { ...STYLE, color, fill: 'none', segments, ...flags, ...scales } };
    }
    case 'rectangle': {
      const label = { ...noLabel(), align: 'middle', verticalAlign: 'middle' };
      const look = { geo: 'rectangle', fill: shape.isFilled ? 'solid' : 'none', flipX: false, flipY: false };
      return { type: 'geo', props: { ...STYLE, ...label, ...look, color, w, h, growY: 0, url: '' } };
    }
    case 'text': {
      const look = { size: 'm', font: 'draw', textAlign: 'start', autoSize: true };
      const scale = shape.fontSizePx / FONT_SIZE_PX;
      return { type: 'text', props: { ...look, color, w, scale, richText: richText(shape.text) } };
    }
    case 'arrow': {
      const { start, end } = shape;
      const line = { kind: 'arc', bend: 0, elbowMidPoint: 0.5, labelPosition: 0.5, start, end };
      const heads = { arrowheadStart: 'none', arrowheadEnd: 'arrow' };
      return { type: 'arrow', props: { ...STYLE, ...noLabel(), ...line, ...heads, color, fill: 'none' } };
    }
  }
}

function noLabel() {
  return { labelColor: 'black', font: 'draw', scale: 1, richText: richText('') };
}

/** The text as a document of ProseMirror's. */
function richText(text: string): object {
  const paragraph = text === '' ? {} : { content: [{ type: 'text', text }] };
  return { type: 'doc', content: [{ type: 'paragraph', ...paragraph }] };
}

/** Its packing without pressure, in base64: the first point as two little-endian Float32, then steps as two Float16 each. */
export function encodePath(points: readonly ScenePoint[]): string {
  const bytes = new DataView(new ArrayBuffer(Math.max(0, 4 + 4 * points.length)));
  for (const [index, { x, y }] of points.entries()) {
    const before = points[index - 1];
    if (before === undefined) {
      bytes.setFloat32(0, x, true);
      bytes.setFloat32(4, y, true);
    } else {
      bytes.setFloat16(4 + 4 * index, x - before.x, true);
      bytes.setFloat16(6 + 4 * index, y - before.y, true);
    }
  }
  return Buffer.from(bytes.buffer).toString('base64');
}
