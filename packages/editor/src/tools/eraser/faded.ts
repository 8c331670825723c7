import { parseStyle, type Shape } from '@drawbridge/board';
import { memoize } from '@drawbridge/shapes';

/** How much is left to be seen of what is about to go. */
const LEFT_SHARE = 0.2;

/** The shape as it looks while it is being erased; the same object for the same shape. */
export const faded = memoize((shape: Shape): Shape => {
  const style = parseStyle({ ...shape.style, opacity: shape.style.opacity * LEFT_SHARE });
  return { ...shape, style };
});
