import { createWriter } from '@drawbridge/protocol';
import * as Y from 'yjs';
import type { Change } from './outbox.ts';

/**
 * The deletions in `changes`, as far as they are of what the server has: an update that only makes room. `undefined` when
 * there are none.
 */
export function extractDeletes(changes: readonly Change[]): Uint8Array | undefined {
  if (changes.length === 0) return undefined;
  const { structs, ds } = Y.decodeUpdate(Y.mergeUpdates(changes.map(({ bytes }) => bytes)));
  const unsentFrom = new Map<number, number>();
  for (const { id } of structs) {
    unsentFrom.set(id.client, Math.min(id.clock, unsentFrom.get(id.client) ?? Number.POSITIVE_INFINITY));
  }
  const clients = [...ds.clients].flatMap(([client, ranges]): Section[] => {
    const known = before(unsentFrom.get(client) ?? Number.POSITIVE_INFINITY, ranges);
    return known.length > 0 ? [{ client, ranges: known }] : [];
  });
  return clients.length > 0 ? encodeDeletes(clients) : undefined;
}

interface Range {
  readonly clock: number;
  readonly len: number;
}

interface Section {
  readonly client: number;
  readonly ranges: readonly Range[];
}

function before(end: number, ranges: readonly Range[]): Range[] {
  return ranges
    .map(({ clock, len }) => ({ clock, len: Math.min(len, end - clock) }))
    .filter(({ len }) => len > 0)
    .sort((a, b) => a.clock - b.clock);
}

/** An update (version 1) without structs: a zero, then for each client from high to low its id and its ranges. */
function encodeDeletes(sections: Section[]): Uint8Array {
  const writer = createWriter(64);
  writer.writeVarUint(0);
  writer.writeVarUint(sections.length);
  for (const { client, ranges } of sections.sort((a, b) => b.client - a.client)) {
    writer.writeVarUint(client);
    writer.writeVarUint(ranges.length);
    for (const { clock, len } of ranges) {
      writer.writeVarUint(clock);
      writer.writeVarUint(len);
    }
  }
  return writer.finish();
}
