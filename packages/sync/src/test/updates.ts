import * as Y from 'yjs';
import type { Outbox, PendingPush } from '../work/outbox.ts';

/** One update for each key, as a single client would make them: setting `shapes[key]`, one after the other. */
export function updatesOf(...keys: string[]): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const key of keys) doc.getMap('shapes').set(key, 1);
  return updates;
}

/** The shapes that a fresh doc has after these updates, in order of name. */
export function keysOf(...updates: Uint8Array[]): string[] {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return shapeKeys(doc);
}

export function shapeKeys(doc: Y.Doc): string[] {
  return [...doc.getMap('shapes').keys()].sort();
}

/** Everything that is to be sent now, however many times that takes. */
export function takeAll(outbox: Outbox): PendingPush[] {
  const taken: PendingPush[] = [];
  while (outbox.canTake) taken.push(...outbox.take());
  return taken;
}
