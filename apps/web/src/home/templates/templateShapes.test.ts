import { createStore } from '@drawbridge/board';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { templateShapes } from './templateShapes.ts';
import { TEMPLATES } from './templates.ts';

function boardOf(id: (typeof TEMPLATES)[number]['id']) {
  const store = createStore(new Y.Doc(), { author: () => 'ada' });
  store.create(...templateShapes[id]());
  return store;
}

describe.each(TEMPLATES)('The template $label', ({ id }) => {
  it('has arrows and notes that hold on to what is on it', () => {
    const store = boardOf(id);
    const ids = new Set(store.sorted().map((shape) => shape.id));
    for (const shape of store.all()) {
      if (shape.frame) expect(ids).toContain(shape.frame);
      if (shape.type !== 'arrow') continue;
      expect(ids).toContain(shape.start?.id);
      expect(ids).toContain(shape.end?.id);
      expect(Math.hypot(shape.w, shape.h)).toBeGreaterThan(20);
    }
  });

  it('has its notes within their frames, none over another', () => {
    const store = boardOf(id);
    const notes = store.sorted().filter(({ type }) => type === 'sticky');
    for (const note of notes) {
      const frame = store.get(note.frame);
      if (!frame) throw new Error('A note lies in a frame.');
      expect(note.x).toBeGreaterThan(frame.x);
      expect(note.x + note.w).toBeLessThan(frame.x + frame.w);
      expect(note.y + note.h).toBeLessThan(frame.y + frame.h);
    }
    expect(new Set(notes.map(({ x, y }) => `${x} ${y}`)).size).toBe(notes.length);
  });

  it('is another board each time', () => {
    const [one, other] = [templateShapes[id](), templateShapes[id]()].map((shapes) =>
      shapes.map((shape) => shape.id).filter((shapeId) => shapeId !== undefined),
    );
    expect(one?.some((shapeId) => other?.includes(shapeId))).toBe(false);
  });
});
