import {
  type Draft,
  MAX_STROKE_POINTS,
  type MoveDraft,
  type Point,
  type Shape,
  type ShapeId,
  type Store,
  type StoreChange,
  type StrokeDraft,
  type StrokePoint,
} from '@drawbridge/board';
import type { Clock } from '../clock.ts';
import { draftShape, strokeDraftShape } from './draftShape.ts';

/** A draft that is not repeated for this long is given up: its sender is gone, or the end got lost. */
const SILENCE_MS = 5000;
/** LIMIT of drafts one peer can have on our screen; a person has one, or a few while the network lags. */
const MAX_DRAFTS_PER_PEER = 16;

/** The gestures of others in progress. */
export interface DraftReceiver {
  receive(peerId: number, draft: Draft): void;
  removePeer(peerId: number): void;
  /** To be called after each change of the store: what has arrived there is no draft any more. */
  follow(change: StoreChange): void;
  /** Strokes and shapes in progress. */
  shapes(): readonly Shape[];
  /** How far others have dragged shapes from where the document has them, in page px. */
  offsets(): ReadonlyMap<ShapeId, Point>;
  destroy(): void;
}

interface Entry {
  readonly content: { kind: 'shape'; shape: Shape; points?: readonly StrokePoint[] | undefined } | MoveDraft;
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

  function keep(peerId: number, key: string, content: Entry['content']): void {
    const entries = peers.get(peerId) ?? new Map<string, Entry>();
    if (!entries.has(key) && entries.size >= MAX_DRAFTS_PER_PEER) return;
    entries.get(key)?.cancelExpiry();
    entries.set(key, { content, cancelExpiry: clock.setTimer(() => drop(peerId, key), SILENCE_MS) });
    peers.set(peerId, entries);
    onChange();
  }

  function drop(peerId: number, key: string): void {
    const entries = peers.get(peerId);
    const entry = entries?.get(key);
    if (!entries || !entry) return;
    entry.cancelExpiry();
    entries.delete(key);
    if (entries.size === 0) peers.delete(peerId);
    onChange();
  }

  function removePeer(peerId: number): void {
    for (const key of [...(peers.get(peerId)?.keys() ?? [])]) drop(peerId, key);
  }

  function receiveStroke(peerId: number, draft: StrokeDraft): void {
    // A piece that was overtaken by the finished stroke.
    if (store.get(draft.id)) return;
    const known = peers.get(peerId)?.get(draft.id)?.content;
    const before = known?.kind === 'shape' ? (known.points ?? []) : [];
    const points = [...before.slice(0, draft.start), ...draft.points].slice(0, MAX_STROKE_POINTS);
    // A gap: more was lost than a piece repeats. The next whole stroke is at most a second away.
    const heals = draft.start <= before.length;
    const shape = strokeDraftShape({ ...draft, points: heals ? points : before });
    keep(peerId, draft.id, { kind: 'shape', shape, points: shape.points });
  }

  function contents(): Entry['content'][] {
    return [...peers.values()].flatMap((entries) => [...entries.values()]).map(({ content }) => content);
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
        case 'end':
          return drop(peerId, draft.id ?? MOVE);
      }
    },

    removePeer,

    follow({ added, updated, removed, local }) {
      for (const [peerId, entries] of [...peers]) {
        for (const [key, { content }] of [...entries]) {
          const firstId = content.kind === 'move' ? (content.ids[0] ?? '') : '';
          const isDone = !local && (updated.has(firstId) || removed.has(firstId));
          if (added.has(key) || isDone) drop(peerId, key);
        }
      }
    },

    shapes: () => contents().flatMap((content) => (content.kind === 'shape' ? content.shape : [])),

    offsets() {
      const offsets = new Map<ShapeId, Point>();
      for (const content of contents()) {
        if (content.kind !== 'move') continue;
        const first = store.get(content.ids[0] ?? '');
        if (!first) continue;
        const offset = { x: content.x - first.x, y: content.y - first.y };
        for (const id of content.ids) offsets.set(id, offset);
      }
      return offsets;
    },

    destroy() {
      for (const peerId of [...peers.keys()]) removePeer(peerId);
    },
  };
}
