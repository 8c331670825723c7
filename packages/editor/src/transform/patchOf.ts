import { linePoints, placePoints, type Shape, type ShapePatch, type Style } from '@drawbridge/board';

/** What has to be written so that `before` becomes `after`, where only what transforms change may differ. */
export function patchOf(before: Shape, after: Shape): ShapePatch {
  const style = stylePatch(before.style, after.style);
  const packed = 'packed' in after && 'packed' in before && after.packed !== before.packed;
  if (packed && isElbow(after)) return { ...endsOf(after), ...bindingPatch(before, after) };
  const wraps = 'wraps' in after && 'wraps' in before && after.wraps !== before.wraps;
  return {
    ...tidied(after),
    ...(style && { style }),
    ...(packed && { packed: after.packed }),
    ...(wraps && { wraps: after.wraps }),
    ...bindingPatch(before, after),
  };
}

function isElbow(shape: Shape): boolean {
  return shape.type === 'arrow' && shape.style.route === 'elbow';
}

/** Only the ends of an elbow are kept: what lies between is found anew. */
function endsOf(shape: Shape & { readonly packed: Uint8Array }): ShapePatch {
  const points = linePoints(shape);
  return { ...placePoints([...points.slice(0, 1), ...points.slice(-1)]), rotation: 0 };
}

function bindingPatch(before: Shape, after: Shape): ShapePatch {
  if (before.type !== 'arrow' || after.type !== 'arrow') return {};
  const { start, end } = after;
  return {
    ...(start !== before.start && { start }),
    ...(end !== before.end && { end }),
  };
}

/** Sines and factors leave digits that nobody meant, and everybody who reads the numbers would see. */
function tidied({ x, y, w, h, rotation }: Shape) {
  const rounded = (value: number, steps: number) => Math.round(value * steps) / steps;
  const [left, top] = [rounded(x, STEPS_PER_PX), rounded(y, STEPS_PER_PX)];
  const [width, height] = [rounded(w, STEPS_PER_PX), rounded(h, STEPS_PER_PX)];
  return { x: left, y: top, w: width, h: height, rotation: rounded(rotation, STEPS_PER_RADIAN) };
}

/** Finer than a screen shows at the closest zoom. */
const STEPS_PER_PX = 1000;
const STEPS_PER_RADIAN = 1_000_000;

function stylePatch(before: Style, after: Style): Partial<Style> | undefined {
  return before.fontSize === after.fontSize ? undefined : { fontSize: after.fontSize };
}
