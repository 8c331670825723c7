import {
  type Alignment,
  type Box,
  expandBox,
  type FontName,
  type Point,
  type ShapeRecord,
  type VerticalAlignment,
} from '@drawbridge/board';

/**
 * From one baseline to the next, of the font's size. With the usual sizes that is a whole number, to which browsers round the
 * lines of the field that text is edited in.
 */
export const LINE_HEIGHT = 1.25;
/** Room between a label and the edges of what it is in, in page px; less where that is small. */
const PADDING_PX = 8;
const MAX_PADDING_SHARE = 0.1;

/** The text of a shape: where it goes, in the shape's own coordinates, and how large it is there. Plain values. */
export interface Label {
  readonly text: string;
  /** The lines are aligned in it. They may need more room than it has. */
  readonly box: Box;
  /** They are broken at the width of the box; otherwise only where the text says so. */
  readonly wraps: boolean;
  /** The font is as large as fits into the box, `fontSize` at most. */
  readonly fits: boolean;
  readonly font: FontName;
  /** In page px. */
  readonly fontSize: number;
  /** `start` is where the language of a paragraph begins. */
  readonly align: Exclude<Alignment, 'auto'> | 'start';
  readonly verticalAlign: VerticalAlignment;
  /** A name: whoever edits it can make no second line. */
  readonly isOneLine?: true;
}

/** A label in this part of a shape: wrapped, and in the middle unless its style says otherwise. */
export function labelIn(box: Box, { text, style }: LabelledRecord, paddingPx = PADDING_PX): Label {
  const { font, fontSize, align, verticalAlign } = style;
  const padding = Math.min(paddingPx, box.w * MAX_PADDING_SHARE, box.h * MAX_PADDING_SHARE);
  return {
    ...{ text, font, fontSize, verticalAlign, wraps: true, fits: false },
    box: expandBox(box, -padding),
    align: align === 'auto' ? 'center' : align,
  };
}

/** A label about a point, such as the middle of a line: wrapped at `maxWidthPx`, as high as it needs, within reason. */
export function labelAt(center: Point, maxWidthPx: number, { text, style }: LabelledRecord): Label {
  const { font, fontSize, align } = style;
  const h = MAX_POINT_LINES * LINE_HEIGHT * fontSize;
  return {
    ...{ text, font, fontSize, wraps: true, fits: false, verticalAlign: 'middle' },
    box: { x: center.x - maxWidthPx / 2, y: center.y - h / 2, w: maxWidthPx, h },
    align: align === 'auto' ? 'center' : align,
  };
}

/** LIMIT of lines that are drawn about a point, or a few more. */
const MAX_POINT_LINES = 6;

/** What labelIn adds to a label's height, at most, in page px. */
export const LABEL_PADDING_PX = 2 * PADDING_PX;

interface LabelledRecord extends Pick<ShapeRecord, 'style'> {
  readonly text: string;
}
