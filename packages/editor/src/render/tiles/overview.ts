import type { Box } from '@drawbridge/board';

/** The overview of the whole board is at most this large: a view at one device px a px. */
const MAX_OVERVIEW_PX = 1600;
/** It is made anew only when it has become this small, so that a board that grows does not start it over each time. */
const MIN_OVERVIEW_PX = 400;

/**
 * The scale, a power of two, at which there are tiles of the whole board at all times: whatever else is missing, that
 * much is there to be stretched. `before` is the scale that it has now.
 */
export function overviewScale(
  extent: Box | undefined,
  pixelRatio: number,
  before: number | undefined,
): number | undefined {
  if (!extent) return undefined;
  const size = Math.max(extent.w, extent.h, 1);
  const largest = 2 ** Math.ceil(Math.log2(pixelRatio));
  if (before !== undefined && before <= largest && before * size <= MAX_OVERVIEW_PX) {
    if (before * size >= MIN_OVERVIEW_PX || before === largest) return before;
  }
  return Math.min(largest, 2 ** Math.floor(Math.log2(MAX_OVERVIEW_PX / size)));
}
