import { describe, expect, it } from 'vitest';
import { createTestEditor, type TestEditor } from '../../test/index.ts';

type At = readonly [x: number, y: number];

/** Presses, goes through the points, and comes up. */
function loop(t: TestEditor, [first, ...rest]: readonly At[], options = {}): TestEditor {
  if (!first) return t;
  t.down(first, options);
  let from = first;
  for (const to of rest) {
    for (let step = 1; step <= 10; step++) {
      t.move([from[0] + ((to[0] - from[0]) * step) / 10, from[1] + ((to[1] - from[1]) * step) / 10], options);
    }
    from = to;
  }
  return t;
}

/** Three squares of 50 px, side by side. */
function createRow(): TestEditor {
  const t = createTestEditor();
  for (const x of [100, 300, 500]) t.rectangle([x, 100], [x + 50, 150]);
  return t.key('Escape');
}

const AROUND_FIRST: readonly At[] = [
  [80, 80],
  [180, 80],
  [180, 180],
  [80, 180],
];

describe('the lasso', () => {
  it('selects what it goes round, and what it goes over', () => {
    const t = createRow().key('Y').expectTool('lasso');
    const [first, second, third] = t.shapes;
    loop(t, AROUND_FIRST).up().expectSelected(first);
    loop(t, [
      [80, 80],
      [320, 80],
      [320, 120],
      [320, 200],
      [80, 200],
    ]).up();
    t.expectSelected(first, second).expectTool('lasso');
    expect(t.editor.selectedIds.has(third?.id ?? '')).toBe(false);
  });

  it('adds to the selection with Shift', () => {
    const t = createRow();
    const [first, , third] = t.shapes;
    t.click([500, 125]).expectSelected(third);
    loop(t.key('Y'), AROUND_FIRST, { shift: true }).up({ shift: true });
    t.expectSelected(first, third);
  });

  it('lets go of what it does not go round any more', () => {
    const t = createRow().key('Y');
    const [, second] = t.shapes;
    const there: readonly At[] = [
      [280, 80],
      [380, 80],
      [380, 180],
    ];
    loop(t, there).up().expectSelected(second);
    loop(t, [...there, [380, 80], [280, 75]])
      .up()
      .expectSelected();
  });

  it('leaves everything as it was after Escape', () => {
    const t = createRow();
    const [, second] = t.shapes;
    t.click([300, 125]).expectSelected(second);
    loop(t.key('Y'), AROUND_FIRST, { shift: true }).key('Escape').up();
    t.expectSelected(second);
  });

  it('takes groups whole, and nothing that is locked', () => {
    const t = createRow();
    const [first, second, third] = t.shapes;
    t.editor.runAction('selectAll');
    t.key('Mod+G').key('Escape').key('Escape');
    t.board.store.update(third?.id ?? '', { locked: true });
    loop(t.key('Y'), AROUND_FIRST).up().expectSelected(first, second);
  });

  it('is what a brush with Alt is', () => {
    const t = createRow();
    const [first] = t.shapes;
    loop(t, AROUND_FIRST, { alt: true }).up({ alt: true }).expectSelected(first).expectTool('select');
  });

  it('forgets a shape that somebody deletes meanwhile', () => {
    const t = createRow().key('Y');
    const [first] = t.shapes;
    loop(t, AROUND_FIRST);
    t.board.store.delete([first?.id ?? '']);
    t.up().expectSelected();
  });
});
