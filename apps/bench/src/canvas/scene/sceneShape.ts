/** A shape as no whiteboard in particular has it, for each to be given the same. Positions and sizes in page px. */
export type SceneShape = SceneStroke | SceneRectangle | SceneText | SceneArrow;

/** Names that all of them have a colour for. */
export const SCENE_COLORS = ['black', 'red', 'green', 'blue', 'violet', 'orange'] as const;
export type SceneColor = (typeof SCENE_COLORS)[number];

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

interface Common extends Place {
  readonly color: SceneColor;
}

export interface ScenePoint {
  readonly x: number;
  readonly y: number;
}

/** Drawn by hand. */
export interface SceneStroke extends Common {
  readonly kind: 'stroke';
  /** From the upper left corner of the box. */
  readonly points: readonly (ScenePoint & { readonly pressure: number })[];
}

export interface SceneRectangle extends Common {
  readonly kind: 'rectangle';
  readonly isFilled: boolean;
}

/** One line of text. */
export interface SceneText extends Common {
  readonly kind: 'text';
  readonly text: string;
  readonly fontSizePx: number;
}

/** A straight arrow whose head is at `end`. */
export interface SceneArrow extends Common {
  readonly kind: 'arrow';
  /** From the upper left corner of the box. */
  readonly start: ScenePoint;
  readonly end: ScenePoint;
}
