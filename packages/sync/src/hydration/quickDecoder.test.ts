import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { QuickDecoder } from './quickDecoder.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom('', 'k', 'x'.repeat(32), 'é', '\u007f'),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constantFrom(null, undefined),
    fc.uint8Array({ maxLength: 9 }),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(text, tie('any'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).any;

/** An update of a doc with these values in all places where strings can be. */
function updateOf(fields: readonly (readonly [string, unknown])[]): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 7;
  for (const [name, content] of fields) {
    const map = new Y.Map([['any', content]]);
    doc.getMap(name).set(name, map);
    map.set(name, new Y.Text(name.toWellFormed()));
  }
  return Y.encodeStateAsUpdate(doc);
}

const fields = fc.array(fc.tuple(text, value), { minLength: 1, maxLength: 4 });

it('reads what Yjs reads', () => {
  fc.assert(
    fc.property(fields, (all) => {
      const update = updateOf(all);
      const [expected, doc] = [new Y.Doc(), new Y.Doc()];
      Y.applyUpdate(expected, update);
      Y.applyUpdateV2(doc, update, undefined, QuickDecoder);
      for (const [name] of all) expect(doc.getMap(name).toJSON()).toEqual(expected.getMap(name).toJSON());
      expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(expected));
    }),
  );
});

it('fails where Yjs fails', () => {
  const fails = (apply: () => void): boolean => {
    try {
      apply();
      return false;
    } catch {
      return true;
    }
  };
  fc.assert(
    fc.property(fields, fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
      const whole = updateOf(all);
      const cut = whole.subarray(0, Math.floor(share * whole.length));
      expect(fails(() => Y.applyUpdateV2(new Y.Doc(), cut, undefined, QuickDecoder))).toBe(
        fails(() => Y.applyUpdate(new Y.Doc(), cut)),
      );
    }),
  );
});
