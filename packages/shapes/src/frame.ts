import { boxCorners, type FrameShape } from '@drawbridge/board';
import type { ShapeUtil } from './shapeUtil.ts';
import { type Label, LINE_HEIGHT } from './text/label.ts';
import type { Theme } from './theme.ts';

const LINE_WIDTH_PX = 1.5;
const NAME_SIZE_PX = 16;
/** Between the name and the line below it. */
const NAME_GAP_PX = 4;

export const frameUtil: ShapeUtil<FrameShape> = {
  styleKeys: [],
  bounds: ({ w, h }) => ({ x: 0, y: 0, w, h }),
  outline({ w, h }) {
    const corners = boxCorners({ x: 0, y: 0, w, h });
    return [...corners, corners[0]];
  },
  reach: () => LINE_WIDTH_PX,
  lineWidth: () => LINE_WIDTH_PX,
  isFilled: () => false,
  draw(context, { w, h }, { theme, hairline }) {
    context.strokeStyle = theme.placeholder;
    context.lineWidth = Math.max(hairline, LINE_WIDTH_PX);
    context.lineJoin = 'miter';
    context.strokeRect(0, 0, w, h);
  },
  label: nameLabel,
  labelColor: (_, theme: Theme) => theme.placeholder,
};

/** Its name, over its upper left corner. */
function nameLabel({ text, w }: FrameShape): Label {
  const h = NAME_SIZE_PX * LINE_HEIGHT;
  return {
    ...{ text, font: 'sans', fontSize: NAME_SIZE_PX, align: 'left', verticalAlign: 'bottom' },
    ...{ wraps: false, fits: false, isOneLine: true },
    box: { x: 0, y: -h - NAME_GAP_PX, w, h },
  };
}
