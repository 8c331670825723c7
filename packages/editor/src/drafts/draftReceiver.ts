import {
  type ChatDraft,
  type Draft,
  type LaserDraft,
  MAX_STROKE_POINTS,
  type MoveDraft,
  type Point,
  RESHAPE_END,
  type ReactionDraft,
  type ReshapeDraft,
  type Shape,
  type ShapeId,
  type Store,
  type StoreChange,
  type StrokeDraft,
  type StrokePoint,
} from '@drawbridge/board';
import type { Clock } from '../clock.ts';
import { draftShape } from './draftShape.ts';
import type { LiveStroke } from './liveStroke.ts';
import { reshapedShape } from './reshapedShape.ts';

/** A draft that is not repeated for this long is given up: its sender is gone, or the end got lost. */
const SILENCE_MS = 5000;
/** LIMIT of drafts one peer can have on our screen; a person has one, or a few while the network lags. */
const MAX_DRAFTS_PER_PEER = 16;
/** LIMIT of shapes shown where others drag them; what is beyond it stays where the document has it until it is dropped. */
const MAX_MOVED_SHAPES = 400;

/** LIMIT of shapes shown as others are just making them, however many people do. */
const MAX_RESHAPED_SHAPES = 200;

/** The gestures of others in progress. */
export interface DraftReceiver {
  receive(peerId: number, draft: Exclude<Draft, LaserDraft | ChatDraft | ReactionDraft>): void;
  removePeer(peerId: number): void;
  /** To be called after each change of the store: what has arrived there is no draft any more. */
  follow(change: StoreChange): void;
  /** Shapes in progress, other than strokes. */
  shapes(): readonly Shape[];
  strokes(): readonly LiveStroke[];
  /** How far others have dragged shapes from where the document has them, in page px. The same map until that changes. */
  offsets(): ReadonlyMap<ShapeId, Point>;
  /** Shapes that others are resizing or turning, as these have them. The same map until that changes. */
  reshaped(): ReadonlyMap<ShapeId, Shape>;
  destroy(): void;
}

type Content =
  | { readonly kind: 'shape'; readonly shape: Shape }
  | { readonly kind: 'stroke'; readonly stroke: LiveStroke; readonly points: StrokePoint[] }
  | MoveDraft
  | ReshapeDraft;

interface Entry {
  readonly content: Content;
  readonly cancelExpiry: () => void;
}

const MOVE = 'move:';

export function createDraftReceiver(deps: {
  store: Store;
  clock: Clock;
  onChange: () => void;
}): DraftReceiver {
  const { store, clock, onChange } = deps;
  const peers = new Map<number, Map<string, Entry>>();
  let offsets: ReadonlyMap<ShapeId, Point> | undefined = NO_OFFSETS;
  let reshaped: ReadonlyMap<ShapeId, Shape> | undefined = NOT_RESHAPED;

  function keep(peerId: number, key: string, content: Content): void {
    const entries = peers.get(peerId) ?? new Map<string, Entry>();
    if (!entries.has(key) && entries.size >= MAX_DRAFTS_PER_PEER) return;
    entries.get(key)?.cancelExpiry();
    entries.set(key, { content, cancelExpiry: clock.setTimer(() => drop(peerId, key), SILENCE_MS) });
    peers.set(peerId, entries);
    forget(content);
    onChange();
  }

  function drop(peerId: number, key: string): void {
    const entries = peers.get(peerId);
    const entry = entries?.get(key);
    if (!entries || !entry) return;
    entry.cancelExpiry();
    entries.delete(key);
    if (entries.size === 0) peers.delete(peerId);
    forget(entry.content);
    onChange();
  }

  function forget({ kind }: Content): void {
    if (kind === 'move') offsets = undefined;
    if (kind === 'reshape') reshaped = undefined;
  }

  function removePeer(peerId: number): void {
    for (const key of [...(peers.get(peerId)?.keys() ?? [])]) drop(peerId, key);
  }

  function receiveStroke(peerId: number, draft: StrokeDraft): void {
    // A piece that was overtaken by the finished stroke.
    if (store.get(draft.id)) return;
    const known = peers.get(peerId)?.get(draft.id)?.content;
    const points = known?.kind === 'stroke' ? known.points : [];
    // A gap: more was lost than a piece repeats. The next whole stroke is at most a second away.
    const heals = draft.start <= points.length;
    const news = heals ? draft.points.slice(points.length - draft.start) : [];
    points.push(...news.slice(0, MAX_STROKE_POINTS - points.length));
    const { id, type, style, isPen } = draft;
    keep(peerId, id, { kind: 'stroke', stroke: { id, type, style, isPen, points }, points });
  }

  function* contents(): Iterable<Content> {
    for (const entries of peers.values()) for (const { content } of entries.values()) yield content;
  }

  /** Where each shape is that somebody drags, as far as that can be shown. */
  function measureOffsets(): ReadonlyMap<ShapeId, Point> {
    const measured = new Map<ShapeId, Point>();
    for (const content of contents()) {
      const first = content.kind === 'move' && store.get(content.ids[0] ?? '');
      if (!first || content.kind !== 'move') continue;
      const offset = { x: content.x - first.x, y: content.y - first.y };
      for (const id of content.ids) if (measured.size < MAX_MOVED_SHAPES) measured.set(id, offset);
    }
    return measured.size > 0 ? measured : NO_OFFSETS;
  }

  function readReshaped(): ReadonlyMap<ShapeId, Shape> {
    const read = new Map<ShapeId, Shape>();
    for (const content of contents()) {
      if (content.kind !== 'reshape') continue;
      for (const to of content.shapes) {
        const shape = read.size < MAX_RESHAPED_SHAPES ? store.get(to.id) : undefined;
        if (shape) read.set(to.id, reshapedShape(shape, to));
      }
    }
    return read.size > 0 ? read : NOT_RESHAPED;
  }

  /** The shapes of the document that are shown otherwise, by whom it is told that they are. */
  function subjects(content: Content): readonly ShapeId[] {
    if (content.kind === 'move') return content.ids.slice(0, 1);
    return content.kind === 'reshape' ? content.shapes.map(({ id }) => id) : [];
  }

  return {
    receive(peerId, draft) {
      switch (draft.kind) {
        case 'stroke':
          return receiveStroke(peerId, draft);
        case 'shape':
          if (store.get(draft.shape.id)) return;
          return keep(peerId, draft.shape.id, { kind: 'shape', shape: draftShape(draft.shape) });
        case 'move':
          return keep(peerId, MOVE, draft);
        case 'reshape':
          return keep(peerId, RESHAPE_END, draft);
        case 'end':
          return drop(peerId, draft.id ?? MOVE);
      }
    },

    removePeer,

    follow({ added, updated, removed, local }) {
      for (const [peerId, entries] of [...peers]) {
        for (const [key, { content }] of [...entries]) {
          const ids = subjects(content);
          const isChanged = ids.some((id) => updated.has(id) || removed.has(id));
          if (isChanged || ids.some((id) => added.has(id))) forget(content);
          if (added.has(key) || (isChanged && !local)) drop(peerId, key);
        }
      }
    },

    shapes: () => [...contents()].flatMap((content) => (content.kind === 'shape' ? content.shape : [])),

    strokes: () => [...contents()].flatMap((content) => (content.kind === 'stroke' ? content.stroke : [])),

    offsets() {
      offsets ??= measureOffsets();
      return offsets;
    },

    reshaped() {
      reshaped ??= readReshaped();
      return reshaped;
    },

    destroy() {
      for (const peerId of [...peers.keys()]) removePeer(peerId);
    },
  };
}

const NO_OFFSETS: ReadonlyMap<ShapeId, Point> = new Map();
const NOT_RESHAPED: ReadonlyMap<ShapeId, Shape> = new Map();
