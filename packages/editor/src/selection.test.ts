import { describe, expect, it } from 'vitest';
import { createSelection } from './selection.ts';

/** A selection on a board of everything but what begins with 'x', which counts what it asks and tells. */
function createCounted() {
  const work = { asked: 0, told: 0 };
  const selection = createSelection({
    exists(id) {
      work.asked++;
      return !id.startsWith('x');
    },
    onChange: () => work.told++,
  });
  return { selection, work };
}

describe('the selection', () => {
  it('is replaced when it changes, and the same set when it does not', () => {
    const { selection, work } = createCounted();
    selection.set(['a', 'b']);
    const { ids } = selection;
    selection.set(['b', 'a', 'x']);
    selection.adjust(['a'], ['c']);
    selection.dropGone(new Set(['c']));
    expect(selection.ids).toBe(ids);
    selection.toggle('b');
    expect([...ids]).toEqual(['a', 'b']);
    expect([...selection.ids]).toEqual(['a']);
    expect(work.told).toBe(2);
  });

  it('never holds what is not there', () => {
    const { selection } = createCounted();
    selection.set(['a', 'x1']);
    selection.toggle('x2');
    expect([...selection.ids]).toEqual(['a']);
  });

  it('asks nothing about what it has when others delete something', () => {
    const { selection, work } = createCounted();
    selection.set(Array.from({ length: 1000 }, (_, i) => `s${i}`));
    work.asked = 0;
    selection.dropGone(new Set());
    selection.dropGone(new Set(['other']));
    expect(work).toEqual({ asked: 0, told: 1 });
    selection.dropGone(new Set(['s5', 'other']));
    expect(selection.ids.size).toBe(999);
    expect(work).toEqual({ asked: 0, told: 2 });
  });

  it('is empty only once', () => {
    const { selection, work } = createCounted();
    selection.clear();
    selection.set([]);
    expect(work.told).toBe(0);
  });
});
