import { createReader } from '@drawbridge/protocol';
import * as Y from 'yjs';

/** Changes that one client made; of nobody in particular when they are deletes only. */
export interface Piece {
  readonly client: number | undefined;
  readonly bytes: Uint8Array;
}

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

/**
 * Cuts an update into pieces of one client each: a server takes no other, as it has to know whose work it stores. Every
 * piece builds only on those before it, and on what the update built on; the deletes are the last.
 *
 * Two clients who worked together built on each other in turns, so that there may be several pieces of each. One order
 * always fits, that in which they worked. What builds on something that the update leaves out is left out, too: it is
 * invisible until that arrives, and whoever has it sends both.
 */
export function splitByClient(update: Uint8Array): Piece[] {
  const reader = createReader(update);
  const sections = reader.readVarUint();
  if (sections === 0) return [{ client: undefined, bytes: update }];
  reader.readVarUint(); // how many structs
  if (sections === 1) return [{ client: reader.readVarUint(), bytes: update }];
  const { structs, ds } = Y.decodeUpdate(update);
  const pieces = inOrder(structs);
  return ds.clients.size === 0
    ? pieces
    : [...pieces, { client: undefined, bytes: onlyDeletes(update, structs) }];
}

/** Goes round the clients and takes of each as much as builds on what was taken, until that is nothing. */
function inOrder(structs: readonly Struct[]): Piece[] {
  const queues = [...Map.groupBy(structs, ({ id }) => id.client)];
  const known: Known = new Map(queues.map(([client, queue]) => [client, queue[0]?.id.clock ?? 0]));
  const taken = new Map<number, number>();
  const pieces: Piece[] = [];
  for (let before = -1; before < pieces.length; ) {
    before = pieces.length;
    for (const [client, queue] of queues) {
      const start = taken.get(client) ?? 0;
      const end = endOfRun(queue, start, known);
      taken.set(client, end);
      if (start < end) pieces.push({ client, bytes: encodeRun(client, queue.slice(start, end)) });
    }
  }
  return pieces;
}

/** The clock up to which each client of the update was taken. Of others, the receiver has what is built on. */
type Known = Map<number, number>;

/** How far into one client's structs, from index `start`, each builds on `known` and on those before. Adds them to it. */
function endOfRun(queue: readonly Struct[], start: number, known: Known): number {
  for (let index = start; ; index += 1) {
    const struct = queue[index];
    if (!struct || struct instanceof Y.Skip || !needs(struct).every((id) => isKnown(id, known))) return index;
    known.set(struct.id.client, struct.id.clock + struct.length);
  }
}

function isKnown({ client, clock }: Y.ID, known: Known): boolean {
  return clock < (known.get(client) ?? Number.POSITIVE_INFINITY);
}

function needs(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return [];
  const { origin, rightOrigin, parent } = struct;
  return [origin, rightOrigin, parent].filter((id) => id instanceof Y.ID);
}

/** An update of one section without deletes. In version 1 all of its numbers are varints, which `writeLen` writes. */
function encodeRun(client: number, run: readonly Struct[]): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  for (const number of [1, run.length, client, run[0]?.id.clock ?? 0]) encoder.writeLen(number);
  for (const struct of run) struct.write(encoder, 0);
  encoder.writeLen(0);
  return encoder.toUint8Array();
}

function onlyDeletes(update: Uint8Array, structs: readonly Struct[]): Uint8Array {
  const ends = new Map(structs.map(({ id, length }) => [id.client, id.clock + length]));
  return Y.diffUpdate(update, Y.encodeStateVector(ends));
}
