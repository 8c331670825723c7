import { CORNERS, type Corners, isRecord } from '@drawbridge/board';
import type { Fields } from './element.ts';

/*
 * Types that Excalidraw has none of go out as the nearest it has, and say under this key of `customData`, which it keeps, what
 * they are here. Coming back they are that again.
 */
export const OWN_KEY = 'drawbridge';

export interface OwnMark {
  /** The shape type here. */
  readonly type?: string;
  /** Where a line of ours has round corners: one of Excalidraw's with such a field is a curve. */
  readonly corners?: Corners;
  /** The exact width of its line, where `strokeWidth` is a neat number. */
  readonly width?: number;
  /** This text is the label of the shape with that id. */
  readonly labelOf?: string;
}

/** No field for no mark. */
export function markOwn(mark: OwnMark): Fields {
  return Object.keys(mark).length > 0 ? { customData: { [OWN_KEY]: mark } } : {};
}

export function readMark({ customData }: Fields): OwnMark {
  const mark = isRecord(customData) ? customData[OWN_KEY] : undefined;
  if (!isRecord(mark)) return {};
  const corners = CORNERS.find((one) => one === mark.corners);
  return {
    ...(corners && { corners }),
    ...(typeof mark.width === 'number' && { width: mark.width }),
    ...(typeof mark.type === 'string' && { type: mark.type }),
    ...(typeof mark.labelOf === 'string' && { labelOf: mark.labelOf }),
  };
}

/** The group that keeps a shape and its label together where the label is a shape by itself. */
export function labelGroup(id: string): string {
  return `${id}-label`;
}
