import type { SceneColor, SceneShape } from '../scene/sceneShape.ts';

/** An element of an `.excalidraw` file. */
export type ExcalidrawElement = Readonly<Record<string, unknown>>;

const COLORS: Readonly<Record<SceneColor, string>> = {
  black: '#1e1e1e',
  red: '#e03131',
  green: '#2f9e44',
  blue: '#1971c2',
  violet: '#6741d9',
  orange: '#f08c00',
};

/** Its numbers of fonts: 5 is the one that it writes in by itself. */
const EXCALIFONT = 5;
const LINE_HEIGHT = 1.25;

/** Elements with every field that they have when they are stored, so that loading them has nothing to repair. */
export function toExcalidraw(shapes: readonly SceneShape[]): ExcalidrawElement[] {
  return shapes.map((shape, index) => ({ ...common(shape, index), ...own(shape) }));
}

function common({ x, y, w, h, color }: SceneShape, index: number): ExcalidrawElement {
  return {
    id: `e${index}`,
    ...{ x, y, width: w, height: h, angle: 0 },
    strokeColor: COLORS[color],
    backgroundColor: 'transparent',
    fillStyle: 'solid',
    strokeWidth: 2,
    strokeStyle: 'solid',
    roughness: 1,
    opacity: 100,
    groupIds: [],
    frameId: null,
    roundness: null,
    seed: index + 1,
    version: 1,
    versionNonce: index + 1,
    isDeleted: false,
    boundElements: null,
    updated: 1,
    link: null,
    locked: false,
  };
}

function own(shape: SceneShape): ExcalidrawElement {
  const { x, y } = shape;
  switch (shape.kind) {
    case 'stroke': {
      const { points } = shape;
      const start = points[0] ?? { x: 0, y: 0 };
      return {
        type: 'freedraw',
        // Times 4.25 px with its pen: as wide as ours.
        strokeWidth: 1,
        ...{ x: x + start.x, y: y + start.y },
        points: points.map((point) => [point.x - start.x, point.y - start.y]),
        pressures: [],
        simulatePressure: true,
        lastCommittedPoint: null,
      };
    }
    case 'rectangle':
      return { type: 'rectangle', backgroundColor: shape.isFilled ? COLORS[shape.color] : 'transparent' };
    case 'text':
      return {
        type: 'text',
        text: shape.text,
        originalText: shape.text,
        fontSize: shape.fontSizePx,
        fontFamily: EXCALIFONT,
        textAlign: 'left',
        verticalAlign: 'top',
        containerId: null,
        autoResize: true,
        lineHeight: LINE_HEIGHT,
      };
    case 'arrow': {
      const { start, end } = shape;
      return {
        type: 'arrow',
        ...{ x: x + start.x, y: y + start.y },
        points: [
          [0, 0],
          [end.x - start.x, end.y - start.y],
        ],
        ...{ startArrowhead: null, endArrowhead: 'arrow', startBinding: null, endBinding: null },
        lastCommittedPoint: null,
        elbowed: false,
      };
    }
  }
}
