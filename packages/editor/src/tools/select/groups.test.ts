import { DEFAULT_STYLE, groupShapes } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { createTestEditor } from '../../test/index.ts';

const square = { type: 'rectangle', w: 50, h: 50, style: { ...DEFAULT_STYLE, fill: 'solid' } } as const;
const [A, B, C, D] = [
  [125, 125],
  [225, 125],
  [325, 125],
  [525, 125],
] as const;

/** Four squares in a row; the first two in a group, with the third in a group around that. */
function grouped() {
  const t = createTestEditor();
  t.store.create(
    ...[A, B, C, D].map(([x, y], index) => ({ ...square, id: 'abcd'[index] ?? '', x: x - 25, y: y - 25 })),
  );
  groupShapes(t.store, new Set('ab'));
  groupShapes(t.store, new Set('abc'));
  const expectIds = (ids: string) => expect([...t.editor.selectedIds].sort().join('')).toBe(ids);
  return { t, expectIds };
}

describe('shapes in groups', () => {
  it('are selected together by a click, and moved together', () => {
    const { t, expectIds } = grouped();
    t.click(A);
    expectIds('abc');
    t.drag(B, [B[0], B[1] + 40]).expectShapes({ y: 140 }, { y: 140 }, { y: 140 }, { y: 100 });
  });

  it('are gone into by double clicks, one level at a time, and left by Escape', () => {
    const { t, expectIds } = grouped();
    t.doubleClick(A);
    expectIds('ab');
    t.advance(1000).click(C);
    expectIds('c');
    t.advance(1000).doubleClick(B);
    expectIds('b');
    t.key('Escape');
    expectIds('ab');
    t.key('Escape');
    expectIds('abc');
    t.key('Escape');
    expectIds('');
  });

  it('are reached by Ctrl and click too', () => {
    const { t, expectIds } = grouped();
    t.click(A, { ctrl: true });
    expectIds('ab');
    t.advance(1000).click(A, { ctrl: true });
    expectIds('a');
    t.advance(1000).click(D);
    expectIds('d');
  });

  it('come and go together with Shift', () => {
    const { t, expectIds } = grouped();
    t.click(D).click(A, { shift: true });
    expectIds('abcd');
    t.click(C, { shift: true });
    expectIds('d');
  });

  it('are taken whole by a brush, and let go when the last of them is left', () => {
    const { t, expectIds } = grouped();
    t.press([50, 50], [110, 110]);
    expectIds('abc');
    t.move([210, 110]).move([110, 110]);
    expectIds('abc');
    t.move([60, 60]);
    expectIds('');
    t.up();
  });

  it('stay a group when they are copied', () => {
    const { t } = grouped();
    t.click(A).key('Mod+D');
    const paths = t.shapes.map(({ id }) => t.store.groups.pathOf(id).length);
    expect(paths).toEqual([2, 2, 1, 0, 2, 2, 1]);
    expect(t.store.groups.pathOf('a')).not.toEqual(t.store.groups.pathOf(t.shapes[4]?.id ?? ''));
  });
});

it('a copy of a part of a group is in that group', () => {
  const { t } = grouped();
  t.doubleClick(C).key('Mod+D');
  const copy = t.shapes[4]?.id ?? '';
  expect(t.store.groups.pathOf(copy)).toEqual(t.store.groups.pathOf('c'));
});

describe('a locked shape', () => {
  function locked() {
    const { t, expectIds } = grouped();
    t.store.update('d', { locked: true });
    return { t, expectIds };
  }

  it('is not selected by click or brush', () => {
    const { t, expectIds } = locked();
    t.click(D);
    expectIds('');
    t.drag([500, 50], [560, 160]);
    expectIds('');
  });

  it('is reached by the context menu, and then stays where it is', () => {
    const { t, expectIds } = locked();
    t.editor.input.askForMenu({ x: D[0], y: D[1] });
    expectIds('d');
    t.drag(D, [D[0] + 40, D[1]]).expectShapes({}, {}, {}, { x: 500 });
  });
});
