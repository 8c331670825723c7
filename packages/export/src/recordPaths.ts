import { SvgPath } from '@drawbridge/formats';

/**
 * From now on, paths are written down in this realm instead of being drawn, which SVG and PDF are made of. Only for a worker or
 * a process in which nothing else is drawn: whoever paints remembers paths.
 */
export function recordPaths(): void {
  Object.assign(globalThis, { Path2D: SvgPath });
}
