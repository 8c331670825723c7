import type { NewItem, Shape } from '@drawbridge/board';
import fc from 'fast-check';
import { anyShapes } from './anyShape.ts';

/** The bytes of images do not travel with a library. */
const withoutImages = (shapes: readonly Shape[]): readonly Shape[] =>
  shapes.filter(({ type }) => type !== 'image');

/** Items as a library has them, which all look different. */
export const anyItems: fc.Arbitrary<readonly NewItem[]> = fc
  .array(
    fc.record({
      name: fc.constantFrom('', 'Router', 'Grüße 😀'),
      created: fc.nat(),
      shapes: anyShapes.map(withoutImages).filter((shapes) => shapes.length > 0),
    }),
    { maxLength: 4 },
  )
  .map((items) =>
    items.map(({ shapes: [first, ...rest], ...item }, index) => ({
      ...item,
      id: `item-${index}`,
      shapes: first ? [{ ...first, x: index }, ...rest] : [],
    })),
  );
