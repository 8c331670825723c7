import { DEFAULT_STYLE } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import { createTestEditor, type TestEditor } from './test/index.ts';

const text = (t: TestEditor, words: string, y = 0) =>
  t.store.create({
    type: 'text',
    text: words,
    x: 0,
    y,
    w: 100,
    h: 20,
    wraps: false,
    style: DEFAULT_STYLE,
  })[0];

/** The words found, whenever they are told. */
function search(t: TestEditor, query: string) {
  const told: string[][] = [];
  const stop = t.editor.searchText(query, (ids) => {
    told.push(ids.map((id) => (t.store.get(id) as { text?: string } | undefined)?.text ?? ''));
  });
  t.advance(0);
  return { told, stop };
}

describe('a search for text', () => {
  it('finds it in reading order, case and accents aside', () => {
    const t = createTestEditor();
    text(t, 'second Café', 100);
    text(t, 'CAFE first', 0);
    text(t, 'tea', 50);
    expect(search(t, 'café').told).toEqual([['CAFE first', 'second Café']]);
  });

  it('finds nothing for nothing', () => {
    const t = createTestEditor();
    text(t, 'tea');
    expect(search(t, '').told).toEqual([[]]);
  });

  it('goes on to follow the board, a few times a second', () => {
    const t = createTestEditor();
    const { told } = search(t, 'tea');
    const id = text(t, 'tea');
    text(t, 'green tea', 100);
    text(t, 'coffee', 200);
    t.advance(250);
    if (id) t.store.delete([id]);
    t.advance(250);
    expect(told).toEqual([[], ['tea', 'green tea'], ['green tea']]);
  });

  it('says nothing more once it is stopped', () => {
    const t = createTestEditor();
    const { told, stop } = search(t, 'tea');
    stop();
    text(t, 'tea');
    t.advance(1000);
    expect(told).toEqual([[]]);
  });

  it('looks at a large board in turns', () => {
    const t = createTestEditor();
    const row = { type: 'text', x: 0, w: 10, h: 10, wraps: false, style: DEFAULT_STYLE } as const;
    t.store.create(...Array.from({ length: 6_000 }, (_, n) => ({ ...row, text: `line ${n}`, y: n * 20 })));
    const told: number[] = [];
    let turns = 0;
    t.editor.searchText('line', (ids) => told.push(ids.length));
    for (; told.length === 0 && turns < 100; turns++) t.advance(0);
    expect(told).toEqual([6_000]);
  });
});

describe('going to a shape', () => {
  it('selects it and brings it into view, and stays where it is in view already', () => {
    const t = createTestEditor().rectangle([5000, 5000], [5100, 5100]);
    const { id } = t.shape;
    t.key('Escape').editor.goToShape(id);
    t.expectSelected(t.shape).expectCamera({ zoom: 1, x: 4650, y: 4750 });
    t.editor.setCamera({ x: 4700, y: 4700, zoom: 1 });
    t.editor.goToShape(id);
    t.expectCamera({ x: 4700, y: 4700 });
  });

  it('comes nearer when it is too small to read', () => {
    const t = createTestEditor().rectangle([100, 100], [200, 200]);
    t.editor.setCamera({ x: 0, y: 0, zoom: 0.1 });
    t.editor.goToShape(t.shape.id);
    t.expectCamera({ zoom: 1 });
  });

  it('does nothing for one that is gone', () => {
    createTestEditor().editor.goToShape('gone');
  });
});
