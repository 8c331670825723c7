import { createWriter, parseBytes } from './bytes.ts';
import { MAX_DRAFT_BYTES, MAX_PRESENCE_STATE_BYTES } from './limits.ts';

/**
 * Presence on the wire. The contents belong to the board package; here they are runs of bytes:
 *
 *     set     run state, run drafts
 *     frame   (varint peerId, run state, run drafts)*
 *
 * A state replaces the one before it; an empty state means "unchanged". Drafts are events: everything a peer sent since
 * the last frame, concatenated.
 */

export interface PresenceSet {
  readonly state: Uint8Array;
  readonly drafts: Uint8Array;
}

export interface PresenceOf extends PresenceSet {
  readonly peerId: number;
}

export function encodePresenceSet({ state, drafts }: PresenceSet): Uint8Array {
  const writer = createWriter(state.length + drafts.length + 8);
  writer.writeRun(state);
  writer.writeRun(drafts);
  return writer.finish();
}

/** Refuses with `undefined` what is malformed or over the limits. The parts are copies, safe to keep. */
export function parsePresenceSet(payload: unknown): PresenceSet | undefined {
  const set = parseBytes(payload, (reader) => ({
    state: new Uint8Array(reader.readRun()),
    drafts: new Uint8Array(reader.readRun()),
  }));
  if (!set || set.state.length > MAX_PRESENCE_STATE_BYTES || set.drafts.length > MAX_DRAFT_BYTES) {
    return undefined;
  }
  return set;
}

export function encodePresenceFrame(peers: Iterable<PresenceOf>): Uint8Array {
  const writer = createWriter(256);
  for (const { peerId, state, drafts } of peers) {
    writer.writeVarUint(peerId);
    writer.writeRun(state);
    writer.writeRun(drafts);
  }
  return writer.finish();
}

export function parsePresenceFrame(payload: unknown): PresenceOf[] | undefined {
  return parseBytes(payload, (reader) => {
    const peers: PresenceOf[] = [];
    while (reader.remaining > 0) {
      peers.push({
        peerId: reader.readVarUint(),
        state: new Uint8Array(reader.readRun()),
        drafts: new Uint8Array(reader.readRun()),
      });
    }
    return peers;
  });
}
