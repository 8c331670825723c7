import { type Comment, parseComment } from '@drawbridge/board';
import fc from 'fast-check';

const place = fc.record({
  x: fc.integer({ min: -1000, max: 1000 }),
  y: fc.integer({ min: -1000, max: 1000 }),
  shape: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
  rx: fc.constantFrom(0, 0.25, 1),
  ry: fc.constantFrom(0, 0.75, 1),
});
const words = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
const time = fc.integer({ min: 1, max: 2 ** 42 });

/** Whatever can be said, by whom, where, in whichever thread, resolved or not. */
const anyComment = fc.record({
  k: fc.record({
    by: fc.constantFrom('ada', 'bo'),
    name: words,
    color: fc.constantFrom('#336699', '#c2255c'),
    created: time,
    thread: fc.constantFrom('c0', 'c1', 'c2', 'c3'),
  }),
  at: place,
  tx: fc.record({
    text: words,
    names: fc.array(words, { maxLength: 3 }),
    edited: fc.option(time, { nil: undefined }),
  }),
  re: fc.option(fc.record({ name: words, at: time }), { nil: undefined }),
});

/** Comments as a board has them, each with an id of its own. */
export const anyComments: fc.Arbitrary<readonly Comment[]> = fc
  .array(anyComment, { maxLength: 6 })
  .map((all) => all.flatMap((fields, index) => parseComment({ id: `c${index}`, ...fields }) ?? []));
