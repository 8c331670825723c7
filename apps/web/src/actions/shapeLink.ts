import type { Shape } from '@drawbridge/board';

/** Whoever wrote it may have meant harm: a browser opens an address that begins like this, and runs none. */
const HARMLESS = /^(https?:\/\/|mailto:)/i;

/** Where the one shape that is selected leads, if that is a page or a letter. */
export function shapeLink(selected: readonly Shape[]): string | undefined {
  const [shape, another] = selected;
  return shape && !another && HARMLESS.test(shape.link) ? shape.link : undefined;
}
