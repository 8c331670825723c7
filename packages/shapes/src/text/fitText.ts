import { type Box, boxCenter, rotatePoint, type ShapeRecord } from '@drawbridge/board';
import { directionOf } from './breakLines.ts';
import { labelSize } from './drawLabel.ts';
import type { Label } from './label.ts';
import { realmRuler } from './realmRuler.ts';

type Placed = Pick<ShapeRecord, 'x' | 'y' | 'w' | 'h' | 'rotation'>;

/**
 * The box of a shape that is nothing but its label: as high as its lines, and unless it wraps as wide as the longest. It
 * grows away from the side on which its lines begin.
 */
export function fitToLabel(shape: Placed, label: Label): Box {
  const size = labelSize(label, realmRuler());
  return resizeFrom(shape, { w: label.wraps ? shape.w : size.w, h: size.h }, growthShare(label));
}

/**
 * The box of a shape that is high enough for its label, whose own box has a share of that height and `paddingPx` less. It
 * grows downwards, and never shrinks.
 */
export function growForLabel(
  { x, y, w, h, rotation }: Placed,
  label: Label,
  { share, paddingPx }: { readonly share: number; readonly paddingPx: number },
): Box {
  const needed = label.text === '' ? 0 : labelSize(label, realmRuler()).h;
  if (needed <= label.box.h) return { x, y, w, h };
  return resizeFrom({ x, y, w, h, rotation }, { w, h: Math.max(h, (needed + paddingPx) / share) }, 0);
}

/** The box in another size: the point of its upper edge that is at this share of its width stays where it is. */
function resizeFrom(box: Placed, { w, h }: { readonly w: number; readonly h: number }, shareX: number): Box {
  if (box.rotation === 0) return { x: box.x + shareX * (box.w - w), y: box.y, w, h };
  const fixed = rotatePoint({ x: box.x + shareX * box.w, y: box.y }, boxCenter(box), box.rotation);
  const toCenter = rotatePoint({ x: (0.5 - shareX) * w, y: h / 2 }, { x: 0, y: 0 }, box.rotation);
  return { x: fixed.x + toCenter.x - w / 2, y: fixed.y + toCenter.y - h / 2, w, h };
}

function growthShare({ align, text }: Label): number {
  if (align === 'center') return 0.5;
  return align === 'right' || (align === 'start' && directionOf(text) === 'rtl') ? 1 : 0;
}
