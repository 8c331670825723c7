import { createProvider, type Provider, unknownNetwork } from '@drawbridge/sync';
import type { ManualClock, SocketPair } from '@drawbridge/sync/test';
import * as Y from 'yjs';
import { BOARD } from './board.ts';
import type { Chance } from './chance.ts';
import { assertInOrder } from './invariants.ts';
import type { SimulatedServer } from './simulatedServer.ts';

/** Somebody with a page open, who draws. */
export interface Person {
  readonly provider: Provider;
  readonly pair: SocketPair;
  edit(): void;
  undo(): void;
  /** How far the server has acknowledged the work of each Yjs client of this doc. */
  acknowledged(): Map<number, number>;
  /** Nothing waits: everything is stored, received, and said. */
  readonly isQuiet: boolean;
}

export function createPerson(
  name: string,
  { server, clock, chance }: { server: SimulatedServer; clock: ManualClock; chance: Chance },
): Person {
  const { pair, fetchSnapshot } = server.connect(name);
  const doc = new Y.Doc();
  const provider = createProvider({
    socket: pair.client,
    boardId: BOARD,
    doc,
    profile: { name, color: '#112233' },
    clock,
    network: unknownNetwork,
    fetchSnapshot,
  });
  const shapes = doc.getMap<Y.Map<unknown>>('shapes');
  const local = {};
  const history = new Y.UndoManager(shapes, { trackedOrigins: new Set([local]), captureTimeout: 0 });
  /** How far each client got by what was done here. */
  const written = new Map<number, number>();
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    assertInOrder(doc);
    if (!transaction.local) return;
    for (const [client, clockAfter] of transaction.afterState) {
      if (clockAfter > (transaction.beforeState.get(client) ?? 0)) written.set(client, clockAfter);
    }
  });

  return {
    provider,
    pair,
    edit: () => doc.transact(() => edit(shapes, chance), local),
    undo: () => void (chance.random() < 0.7 ? history.undo() : history.redo()),
    acknowledged() {
      const { from } = provider.unsent;
      return new Map([...written].map(([client, end]) => [client, from.get(client) ?? end]));
    },
    get isQuiet() {
      return provider.status.kind === 'synced' && provider.outbox.size === 0 && pair.queued === 0;
    },
  };
}

/** One change as an editor makes it: a shape is made, changed in one of its groups, or deleted. */
function edit(shapes: Y.Map<Y.Map<unknown>>, { random }: Chance): void {
  const id = `shape${Math.floor(random() * 12)}`;
  const shape = shapes.get(id);
  const geometry = [random(), random(), 10, 10, 0];
  if (!shape) shapes.set(id, new Y.Map<unknown>([['g', geometry]]));
  else if (random() < 0.25) shapes.delete(id);
  else if (random() < 0.5) shape.set('g', geometry);
  else shape.set('s', { width: Math.ceil(random() * 8) });
}
