import {
  DEFAULT_STYLE,
  type Draft,
  MAX_DRAFT_MOVE_IDS,
  RESHAPE_END,
  type ReshapedShape,
  type StrokePoint,
} from '@drawbridge/board';
import { createTestBoard } from '@drawbridge/board/test';
import { describe, expect, it } from 'vitest';
import { createTestClock } from '../test/index.ts';
import { createDraftReceiver } from './draftReceiver.ts';

function createReceiver() {
  const { store } = createTestBoard();
  const drafts = createDraftReceiver({ store, clock: createTestClock(), onChange: () => {} });
  store.onChange(drafts.follow);
  const receive = (start: number, xs: number[]) => {
    const points: StrokePoint[] = xs.map((x) => ({ x, y: 0, pressure: 0.5 }));
    const style = { ...DEFAULT_STYLE, color: 'red', width: 3 } as const;
    drafts.receive(1, { kind: 'stroke', id: 's', type: 'draw', style, isPen: false, start, points });
  };
  const xs = () => drafts.strokes().flatMap(({ points }) => points.map(({ x }) => x));
  return { store, drafts, receive, xs };
}

describe('a stroke in pieces', () => {
  it('is put together by the start of each piece', () => {
    const { receive, xs } = createReceiver();
    receive(0, [0, 1, 2]);
    receive(1, [1, 2, 3, 4]);
    receive(3, [3, 4, 5]);
    expect(xs()).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('waits for the whole when too much was lost', () => {
    const { receive, xs } = createReceiver();
    receive(0, [0, 1]);
    receive(4, [4, 5]);
    expect(xs()).toEqual([0, 1]);
    receive(0, [0, 1, 2, 3, 4, 5, 6]);
    expect(xs()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('is appended to, so that what was drawn of it can be kept', () => {
    const { receive, drafts } = createReceiver();
    receive(0, [0, 1, 2]);
    const [before] = drafts.strokes();
    const [first] = before?.points ?? [];
    receive(1, [1, 2, 3]);
    receive(0, [0, 1, 2, 3]);
    expect(drafts.strokes()[0]?.points).toBe(before?.points);
    expect(before?.points[0]).toBe(first);
    expect(before?.points).toHaveLength(4);
  });
});

describe('shapes moved by others', () => {
  it('are in the same map as long as nothing moves', () => {
    const { store, drafts, receive } = createReceiver();
    store.create({ id: 'a', type: 'rectangle', x: 10, y: 10, w: 5, h: 5, style: DEFAULT_STYLE });
    drafts.receive(1, { kind: 'move', ids: ['a'], x: 40, y: 5 });
    const offsets = drafts.offsets();
    receive(0, [0, 1]);
    expect(drafts.offsets()).toBe(offsets);
    drafts.receive(1, { kind: 'move', ids: ['a'], x: 41, y: 5 });
    expect(drafts.offsets()).not.toBe(offsets);
  });

  it('are so many at most, however many people drag', () => {
    const { store, drafts } = createReceiver();
    const ids = Array.from({ length: 2000 }, (_, i) => `s${i}`);
    for (const id of ids)
      store.create({ id, type: 'rectangle', x: 0, y: 0, w: 5, h: 5, style: DEFAULT_STYLE });
    for (let peer = 0; peer < 10; peer++) {
      const dragged = ids.slice(peer * MAX_DRAFT_MOVE_IDS, (peer + 1) * MAX_DRAFT_MOVE_IDS);
      drafts.receive(peer, { kind: 'move', ids: dragged, x: 9, y: 9 });
    }
    expect(drafts.offsets().size).toBe(400);
  });

  it('are offset by where the first of them should be', () => {
    const { store, drafts } = createReceiver();
    const style = { ...DEFAULT_STYLE, color: 'red', width: 3 } as const;
    store.create({ id: 'a', type: 'rectangle', x: 10, y: 10, w: 5, h: 5, style });
    const move: Draft = { kind: 'move', ids: ['a', 'b'], x: 40, y: 5 };
    drafts.receive(1, move);
    expect(drafts.offsets().get('a')).toEqual({ x: 30, y: -5 });
    expect(drafts.offsets().get('b')).toEqual({ x: 30, y: -5 });
    store.update('a', { x: 40, y: 5 });
    expect(drafts.offsets().get('a')).toEqual({ x: 0, y: 0 });
    drafts.receive(1, { kind: 'end' });
    expect(drafts.offsets().size).toBe(0);
  });

  it('are not moved when the first of them is unknown', () => {
    const { drafts } = createReceiver();
    drafts.receive(1, { kind: 'move', ids: ['nobody'], x: 40, y: 5 });
    drafts.receive(1, { kind: 'move', ids: [], x: 40, y: 5 });
    expect(drafts.offsets().size).toBe(0);
  });
});

describe('shapes reshaped by others', () => {
  const place = { x: 10, y: 10, w: 5, h: 5 };
  function withBox() {
    const { store, drafts } = createReceiver();
    store.create({ id: 'a', type: 'rectangle', ...place, style: DEFAULT_STYLE });
    const reshape = (...shapes: Partial<ReshapedShape>[]) =>
      drafts.receive(1, {
        kind: 'reshape',
        shapes: shapes.map((shape) => ({ id: 'a', ...place, rotation: 0, ...shape })),
      });
    return { store, drafts, reshape };
  }

  it('are what they were but for their place, size, angle and font', () => {
    const { store, drafts, reshape } = withBox();
    reshape({ w: 50, rotation: 1, fontSize: 99 });
    const before = store.get('a');
    expect(drafts.reshaped().get('a')).toEqual({
      ...before,
      ...{ w: 50, rotation: 1, style: { ...DEFAULT_STYLE, fontSize: 99 } },
    });
  });

  it('are in the same map as long as nothing about them changes', () => {
    const { store, drafts, reshape } = withBox();
    reshape({ w: 50 });
    const map = drafts.reshaped();
    store.create({ id: 'other', type: 'rectangle', ...place, style: DEFAULT_STYLE });
    expect(drafts.reshaped()).toBe(map);
    store.update('a', { style: { color: 'red' } });
    expect(drafts.reshaped().get('a')).toMatchObject({ w: 50, style: { color: 'red' } });
  });

  it('that are not on the board, or more than can be shown, are left out', () => {
    const { store, drafts, reshape } = withBox();
    reshape({ id: 'nobody' });
    expect(drafts.reshaped().size).toBe(0);
    const ids = Array.from({ length: 500 }, (_, i) => `s${i}`);
    for (const id of ids) store.create({ id, type: 'rectangle', ...place, style: DEFAULT_STYLE });
    for (let peer = 0; peer < 5; peer++) {
      const shapes = ids.slice(100 * peer, 100 * peer + 100).map((id) => ({ id, ...place, rotation: 1 }));
      drafts.receive(peer, { kind: 'reshape', shapes });
    }
    expect(drafts.reshaped().size).toBe(200);
  });

  it('come to rest when it is told, when their peer leaves, or when nothing more is heard', () => {
    const { store } = createTestBoard();
    const clock = createTestClock();
    const drafts = createDraftReceiver({ store, clock, onChange: () => {} });
    store.create({ id: 'a', type: 'rectangle', ...place, style: DEFAULT_STYLE });
    const reshape = () =>
      drafts.receive(1, { kind: 'reshape', shapes: [{ id: 'a', ...place, rotation: 1 }] });
    const ends = [
      () => drafts.receive(1, { kind: 'end', id: RESHAPE_END }),
      () => drafts.removePeer(1),
      () => clock.advance(6000),
    ];
    for (const end of ends) {
      reshape();
      expect(drafts.reshaped().size).toBe(1);
      end();
      expect(drafts.reshaped().size).toBe(0);
    }
  });
});
