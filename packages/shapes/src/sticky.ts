import { boxCorners, isHexColor, type StickyShape } from '@drawbridge/board';
import type { Context2D } from './context2D.ts';
import type { DrawFrame } from './drawFrame.ts';
import { legibleOn } from './readableOn.ts';
import type { ShapeUtil } from './shapeUtil.ts';
import { LABEL_KEYS } from './styleKeys.ts';
import { growForLabel } from './text/fitText.ts';
import { type Label, labelIn } from './text/label.ts';
import { strokeColor, type Theme } from './theme.ts';

const DEFAULT_PAPER = 'yellow';
const CORNER_RADIUS_PX = 4;
/** Between words and the edge of the paper; less on a small note. */
const PADDING_PX = 14;
/** A word by itself is written this much larger than the style says; whole sentences become smaller until they fit. */
const LARGEST_FONT_SHARE = 2;
/** The shadow is some sheets, each larger than the one above it: so soft is its edge. */
const SHADOW_SHEETS = 6;
const SHADOW_STEP_PX = 2;
/** The uppermost is as much smaller than the note. */
const SHADOW_INSET_PX = 3;
const SHADOW_DROP_PX = 5;
const SHADOW_COLOR = '#00000008';
/** From further away, the shadow is no more than a smudge. */
const MIN_SHADOW_SCALE = 0.2;

/** A coloured square whose text is as large as fits. */
export const stickyUtil: ShapeUtil<StickyShape> = {
  styleKeys: ['color', 'fillColor', 'opacity', ...LABEL_KEYS],
  bounds: ({ w, h }) => ({ x: 0, y: 0, w, h }),
  outline({ w, h }) {
    const corners = boxCorners({ x: 0, y: 0, w, h });
    return [...corners, corners[0]];
  },
  reach: () => SHADOW_SHEETS * SHADOW_STEP_PX + SHADOW_DROP_PX,
  isFilled: () => true,
  draw(context, shape, frame) {
    // Through a translucent paper one would see it.
    if (frame.scale >= MIN_SHADOW_SCALE && shape.style.opacity === 1) drawShadow(context, shape);
    context.fillStyle = paperColor(shape, frame.theme);
    fillSheet(context, shape, frame);
  },
  label: stickyLabel,
  labelColor: (shape, theme) => legibleOn(paperColor(shape, theme), strokeColor(theme, shape.style.color)),
  fitText: (shape) => growForLabel(shape, stickyLabel(shape), WHOLE_PAPER),
};

const WHOLE_PAPER = { share: 1, paddingPx: 2 * PADDING_PX };

function stickyLabel(shape: StickyShape): Label {
  const label = labelIn({ x: 0, y: 0, w: shape.w, h: shape.h }, shape, PADDING_PX);
  return { ...label, fits: true, fontSize: LARGEST_FONT_SHARE * label.fontSize };
}

/** Yellow, unless somebody chose a colour to fill it with. */
function paperColor({ style: { fillColor } }: StickyShape, theme: Theme): string {
  if (isHexColor(fillColor)) return fillColor;
  return theme.papers[fillColor === 'stroke' ? DEFAULT_PAPER : fillColor];
}

function drawShadow(context: Context2D, { w, h }: StickyShape): void {
  context.fillStyle = SHADOW_COLOR;
  for (let sheet = 0; sheet < SHADOW_SHEETS; sheet++) {
    const spread = sheet * SHADOW_STEP_PX - SHADOW_INSET_PX;
    context.beginPath();
    context.roundRect(
      -spread,
      SHADOW_DROP_PX - spread,
      w + 2 * spread,
      h + 2 * spread,
      Math.max(0, CORNER_RADIUS_PX + spread),
    );
    context.fill();
  }
}

function fillSheet(context: Context2D, { w, h }: Pick<StickyShape, 'w' | 'h'>, { scale }: DrawFrame): void {
  if (CORNER_RADIUS_PX * scale < 1) {
    context.fillRect(0, 0, w, h);
    return;
  }
  context.beginPath();
  context.roundRect(0, 0, w, h, Math.min(CORNER_RADIUS_PX, w / 2, h / 2));
  context.fill();
}
