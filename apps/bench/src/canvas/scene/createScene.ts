import { writeWord } from './handwriting.ts';
import { createRandom, type Random } from './random.ts';
import {
  type Place,
  SCENE_COLORS,
  type SceneArrow,
  type SceneColor,
  type SceneRectangle,
  type SceneShape,
  type SceneStroke,
  type SceneText,
} from './sceneShape.ts';

export const SCENE_KINDS = ['mixed', 'freehand'] as const;
export type SceneKind = (typeof SCENE_KINDS)[number];

/** A board full of shapes, from back to front, whose middle is the origin of the page. */
export interface Scene {
  readonly shapes: readonly SceneShape[];
  /** Exactly around all of them. */
  readonly box: Place;
}

/** What one sees of a board at zoom 1. */
export const VIEW = { w: 1_280, h: 720 } as const;

/** With those that reach in from outside, a view at zoom 1 shows about 330. */
const SHAPES_PER_VIEW = 285;

/** In the middle, in front of everything: what is grabbed to drag, and what is looked for when a board is loading. */
export const HANDLE: SceneRectangle = {
  kind: 'rectangle',
  color: 'orange',
  isFilled: true,
  x: -120,
  y: -80,
  w: 240,
  h: 160,
};

const CORNER_PX = 20;
const WORDS = ['decide', 'who writes', 'next week', 'release', 'why?', 'ask the team', 'risk', 'two options'];
const FONT_SIZES_PX = [16, 20, 28] as const;
/** Of what sans-serif letters are wide, in font sizes. */
const LETTER_WIDTH = 0.55;
const LINE_HEIGHT = 1.25;

/** Of ten shapes, in an order that is not seen: places are random. */
const MIXTURE = [
  createStroke,
  createStroke,
  createStroke,
  createStroke,
  createRectangle,
  createRectangle,
  createText,
  createText,
  createArrow,
  createArrow,
] as const;

/** Makes a board of `count` shapes, the same for the same arguments. */
export function createScene(kind: SceneKind, count: number, seed = 1): Scene {
  const random = createRandom(seed);
  const box = planeFor(count);
  const marks = [...cornersOf(box), HANDLE];
  const shapes = Array.from({ length: Math.max(0, count - marks.length) }, (_, index) => {
    const create = kind === 'freehand' ? createStroke : (MIXTURE[index % MIXTURE.length] ?? createStroke);
    return placed(create(random, random.pick(SCENE_COLORS)), box, random);
  });
  return { shapes: [...shapes, ...marks], box };
}

/** How many shapes reach into a view of the scene. */
export function countIn({ shapes }: Scene, view: Place): number {
  return shapes.filter(
    ({ x, y, w, h }) => x < view.x + view.w && x + w > view.x && y < view.y + view.h && y + h > view.y,
  ).length;
}

/** As wide for its height as the view, so that all of it fills the view. */
function planeFor(count: number): Place {
  const views = Math.sqrt(Math.max(1, count / SHAPES_PER_VIEW));
  const [w, h] = [views * VIEW.w, views * VIEW.h];
  return { x: -w / 2, y: -h / 2, w, h };
}

/** They make the box of all shapes the plane itself, so that what fits it into the view puts the origin in the middle. */
function cornersOf({ x, y, w, h }: Place): SceneRectangle[] {
  const mark = { kind: 'rectangle', color: 'black', isFilled: false, w: CORNER_PX, h: CORNER_PX } as const;
  return [x, x + w - CORNER_PX].flatMap((left) =>
    [y, y + h - CORNER_PX].map((top) => ({ ...mark, x: left, y: top })),
  );
}

function placed(shape: SceneShape, plane: Place, random: Random): SceneShape {
  return {
    ...shape,
    x: random.between(plane.x, plane.x + plane.w - shape.w),
    y: random.between(plane.y, plane.y + plane.h - shape.h),
  };
}

function createStroke(random: Random, color: SceneColor): SceneStroke {
  const word = writeWord(random);
  const [xs, ys] = [word.map(({ x }) => x), word.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return {
    kind: 'stroke',
    color,
    ...{ x: 0, y: 0, w: Math.max(...xs) - left, h: Math.max(...ys) - top },
    points: word.map(({ x, y, pressure }) => ({ x: x - left, y: y - top, pressure })),
  };
}

function createRectangle(random: Random, color: SceneColor): SceneRectangle {
  const [w, h] = [random.between(30, 140), random.between(24, 100)];
  return { kind: 'rectangle', color, x: 0, y: 0, w, h, isFilled: random.next() < 0.3 };
}

function createText(random: Random, color: SceneColor): SceneText {
  const text = random.pick(WORDS);
  const fontSizePx = random.pick(FONT_SIZES_PX);
  const [w, h] = [text.length * fontSizePx * LETTER_WIDTH, fontSizePx * LINE_HEIGHT];
  return { kind: 'text', color, x: 0, y: 0, w, h, text, fontSizePx };
}

function createArrow(random: Random, color: SceneColor): SceneArrow {
  const [w, h] = [random.between(20, 140), random.between(10, 90)];
  const [from, to] = random.pick([
    [0, 1],
    [1, 0],
  ] as const);
  const rises = random.next() < 0.5;
  const start = { x: from * w, y: rises ? h : 0 };
  const end = { x: to * w, y: rises ? 0 : h };
  return { kind: 'arrow', color, x: 0, y: 0, w, h, start, end };
}
