import type { Box, StrokePoint } from '@drawbridge/board';
import type { Context2D } from '@drawbridge/shapes';
import { HAIRLINE_CANVAS_PX, markerAlpha, markerWidth, strokeColor, type Theme } from '@drawbridge/shapes';
import { createInk, type Ink } from '../drafts/ink.ts';
import type { LiveStroke } from '../drafts/liveStroke.ts';
import type { LiveItem } from './liveCanvas.ts';
import { toPage, toPaintedDeviceBox } from './liveShapes.ts';
import type { View } from './tiles/view.ts';

/** Makes items of strokes in progress. Keeps their ink from frame to frame, as long as they are there. */
export interface LiveStrokes {
  item(stroke: LiveStroke, frame: { readonly view: View; readonly theme: Theme }): LiveItem;
}

/** The ink of a stroke, and what it was when it was last looked at. */
interface Wet {
  readonly ink: Ink;
  readonly width: number;
  readonly isPen: boolean;
  line: readonly unknown[];
  paint: readonly unknown[];
}

export function createLiveStrokes(): LiveStrokes {
  /** By their points, of which each stroke has one array. */
  const known = new WeakMap<readonly StrokePoint[], Wet>();

  function wetOf({ points, type, style, isPen }: LiveStroke): Wet {
    const width = type === 'highlight' ? markerWidth(style) : style.width;
    const old = known.get(points);
    if (old?.width === width && old.isPen === isPen) return old;
    const wet: Wet = { ink: createInk(width, isPen), width, isPen, line: [], paint: [] };
    known.set(points, wet);
    return wet;
  }

  /** Where the stroke has grown, in page px; `undefined` when it looks different everywhere, or nowhere. */
  function follow(wet: Wet, { points, tip, predicted, style }: LiveStroke): Box | undefined {
    const line = [points.length, tip, predicted];
    const paint = [style.color, style.opacity];
    const hasNewPaint = !isSame(paint, wet.paint);
    const changed = isSame(line, wet.line)
      ? undefined
      : wet.ink.follow(points, tip ? [tip, ...(predicted ?? [])] : []);
    wet.line = line;
    wet.paint = paint;
    return hasNewPaint ? undefined : changed;
  }

  return {
    item(stroke, { view, theme }) {
      const wet = wetOf(stroke);
      const changed = follow(wet, stroke);
      return {
        key: `stroke ${stroke.id}`,
        look: [wet, ...wet.line, ...wet.paint],
        box: toPaintedDeviceBox(wet.ink.box, view),
        changed: changed && toPaintedDeviceBox(changed, view),
        paint: (context, area) => paintInk(context, wet.ink, stroke, { view, theme, area }),
      };
    },
  };
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

function paintInk(
  context: Context2D,
  ink: Ink,
  { type, style }: LiveStroke,
  { view, theme, area }: { view: View; theme: Theme; area: Box },
): void {
  const { scale, left, top } = view;
  context.setTransform(scale, 0, 0, scale, -left, -top);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.strokeStyle = strokeColor(theme, style.color);
  context.fillStyle = context.strokeStyle;
  if (type === 'highlight') {
    context.globalAlpha = markerAlpha(style);
    context.lineWidth = Math.max(HAIRLINE_CANVAS_PX / scale, markerWidth(style));
    context.stroke(ink.center);
    return;
  }
  context.globalAlpha = style.opacity;
  if (style.width * scale > HAIRLINE_CANVAS_PX) {
    context.fill(ink.outlineIn(toPage(area, view)));
    return;
  }
  context.lineWidth = HAIRLINE_CANVAS_PX / scale;
  context.stroke(ink.center);
}
