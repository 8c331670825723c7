import * as Y from 'yjs';

/** What is done in one doc on its way to another: in order, each after a time of its own. */
export interface Wire {
  /** Of what is done from now on. */
  setLatency(ms: number): void;
  /** Delivers what has arrived by then. */
  advance(ms: number): void;
}

export function createWire(from: { doc: Y.Doc }, to: { doc: Y.Doc }): Wire {
  const onTheWay: { readonly update: Uint8Array; readonly atMs: number }[] = [];
  let nowMs = 0;
  let latencyMs = 0;
  from.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === ARRIVED) return;
    onTheWay.push({ update, atMs: Math.max(nowMs + latencyMs, onTheWay.at(-1)?.atMs ?? 0) });
  });

  return {
    setLatency(ms) {
      latencyMs = ms;
    },
    advance(ms) {
      nowMs += ms;
      for (let first = onTheWay[0]; first && first.atMs <= nowMs; first = onTheWay[0]) {
        onTheWay.shift();
        Y.applyUpdate(to.doc, first.update, ARRIVED);
      }
    },
  };
}

/** Marks what came over a wire, which goes no further. */
const ARRIVED = 'arrived';
