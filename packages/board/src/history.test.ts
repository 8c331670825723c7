import { describe, expect, it, vi } from 'vitest';
import { MAX_UNDO_STEPS } from './history.ts';
import type { Shape } from './shapes/index.ts';
import type { NewShape } from './shapes/shape.ts';
import { DEFAULT_STYLE } from './style.ts';
import { createTestBoard, syncBoards, type TestBoard } from './test/index.ts';

const rectangle = (id: string): NewShape<Shape> => ({
  id,
  type: 'rectangle',
  x: 0,
  y: 0,
  w: 9,
  h: 9,
  style: DEFAULT_STYLE,
});

/** One change and the end of the step. */
function step({ store, history }: TestBoard, change: (store: TestBoard['store']) => void): void {
  change(store);
  history.mark();
}

function twoUsers() {
  const [ada, blaise] = [createTestBoard('ada'), createTestBoard('blaise')];
  return { ada, blaise, sync: () => syncBoards(ada, blaise) };
}

describe('undo', () => {
  it('takes back one marked step at a time, and redo brings it again', () => {
    const board = createTestBoard();
    const x = () => board.store.get('a')?.x;
    step(board, (store) => store.create(rectangle('a')));
    for (const to of [1, 2, 3]) step(board, (store) => store.update('a', { x: to }));
    board.history.undo();
    board.history.undo();
    expect(x()).toBe(1);
    board.history.redo();
    expect(x()).toBe(2);
    board.history.redo();
    expect(x()).toBe(3);
    for (let i = 0; i < 4; i++) board.history.undo();
    expect(board.store.size).toBe(0);
    for (let i = 0; i < 4; i++) board.history.redo();
    expect(x()).toBe(3);
  });

  it('takes the last step back for good, and the one before it stays to be undone', () => {
    const board = createTestBoard();
    for (const id of ['a', 'b']) step(board, (store) => store.create(rectangle(id)));
    const onChange = vi.fn();
    board.history.onChange(onChange);
    board.history.discard();
    expect([board.history.canUndo, board.history.canRedo]).toEqual([true, false]);
    expect(onChange).toHaveBeenCalled();
    board.history.redo();
    expect([...board.store.all()].map(({ id }) => id)).toEqual(['a']);
    board.history.undo();
    expect(board.store.size).toBe(0);
  });

  it('joins changes without a mark, however long they take', () => {
    const board = createTestBoard();
    board.store.create(rectangle('a'));
    vi.useFakeTimers({ now: Date.now() + 3_600_000 });
    board.store.update('a', { x: 9 });
    vi.useRealTimers();
    board.history.undo();
    expect(board.store.size).toBe(0);
  });

  it('says what is possible, and when that changes', () => {
    const board = createTestBoard();
    const onChange = vi.fn();
    board.history.onChange(onChange);
    expect([board.history.canUndo, board.history.canRedo]).toEqual([false, false]);
    step(board, (store) => store.create(rectangle('a')));
    expect([board.history.canUndo, board.history.canRedo]).toEqual([true, false]);
    board.history.undo();
    expect([board.history.canUndo, board.history.canRedo]).toEqual([false, true]);
    expect(onChange.mock.calls.length).toBeGreaterThanOrEqual(2);
    board.history.clear();
    expect(board.history.canRedo).toBe(false);
    expect(() => board.history.undo()).not.toThrow();
  });

  it('goes back a hundred steps and no more', () => {
    const board = createTestBoard();
    step(board, (store) => store.create(rectangle('a')));
    for (let x = 1; x <= MAX_UNDO_STEPS + 5; x++) step(board, (store) => store.update('a', { x }));
    while (board.history.canUndo) board.history.undo();
    expect(board.store.get('a')?.x).toBe(5);
  });

  it('brings back a deleted shape that can be changed and deleted again', () => {
    const board = createTestBoard();
    step(board, (store) => store.create(rectangle('a')));
    step(board, (store) => store.delete(['a']));
    board.history.undo();
    step(board, (store) => store.update('a', { x: 4 }));
    expect(board.store.get('a')?.x).toBe(4);
    step(board, (store) => store.delete(['a']));
    expect(board.store.size).toBe(0);
  });
});

describe('undo among others', () => {
  it('never takes back what others did', () => {
    const { ada, blaise, sync } = twoUsers();
    step(ada, (store) => store.create(rectangle('a')));
    sync();
    step(blaise, (store) => store.create(rectangle('b')));
    sync();
    ada.history.undo();
    ada.history.undo();
    sync();
    expect(blaise.store.sorted().map(({ id }) => id)).toEqual(['b']);
    expect(ada.history.canUndo).toBe(false);
  });

  it('restores our colour and keeps their move', () => {
    const { ada, blaise, sync } = twoUsers();
    step(ada, (store) => store.create(rectangle('a')));
    step(ada, (store) => store.update('a', { style: { color: 'red' } }));
    sync();
    step(blaise, (store) => store.update('a', { x: 99 }));
    sync();
    ada.history.undo();
    sync();
    expect(blaise.store.get('a')).toMatchObject({ x: 99, style: { color: 'black' } });
  });

  it('leaves a shape where others put it since, and takes back nothing else instead', () => {
    const { ada, blaise, sync } = twoUsers();
    step(ada, (store) => store.create(rectangle('a'), rectangle('b')));
    step(ada, (store) => store.update('b', { x: 5 }));
    step(ada, (store) => store.update('a', { x: 10 }));
    sync();
    step(blaise, (store) => store.update('a', { x: 99 }));
    sync();
    ada.history.undo();
    expect([ada.store.get('a')?.x, ada.store.get('b')?.x]).toEqual([99, 5]);
    ada.history.undo();
    expect(ada.store.get('b')?.x).toBe(0);
  });

  it('does not delete a shape that others went on with', () => {
    const { ada, blaise, sync } = twoUsers();
    step(ada, (store) => store.create(rectangle('a'), rectangle('b')));
    sync();
    step(blaise, (store) => store.update('a', { x: 99 }));
    sync();
    ada.history.undo();
    sync();
    for (const { store } of [ada, blaise]) expect(store.sorted()).toMatchObject([{ id: 'a', x: 99, w: 9 }]);
  });

  it('does not delete it on redo either', () => {
    const { ada, blaise, sync } = twoUsers();
    step(ada, (store) => store.create(rectangle('a')));
    step(ada, (store) => store.delete(['a']));
    ada.history.undo();
    sync();
    step(blaise, (store) => store.update('a', { x: 99 }));
    sync();
    ada.history.redo();
    sync();
    expect(blaise.store.get('a')).toMatchObject({ x: 99, type: 'rectangle' });
  });

  it('can take back a change of a shape that others went on with', () => {
    const { ada, blaise, sync } = twoUsers();
    step(ada, (store) => store.create(rectangle('a')));
    sync();
    step(blaise, (store) => store.update('a', { x: 99 }));
    sync();
    step(ada, (store) => store.update('a', { style: { color: 'red' } }));
    ada.history.undo();
    expect(ada.store.get('a')).toMatchObject({ x: 99, style: { color: 'black' } });
  });
});
