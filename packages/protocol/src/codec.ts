import { Decoder, Encoder, type Packet, PacketType } from 'socket.io-parser';
import { createReader, createWriter } from './bytes.ts';

/**
 * The compact codec, used as Socket.IO's `parser` at both ends.
 *
 * Socket.IO's own binary encoding spends two packets and 43 bytes on one small message. Here a hot event is one binary
 * frame:
 *
 *     event   [id | 0x80 if an acknowledgement is wanted] [varint ack id?] [payload]
 *     stored  [0x7f] [varint ack id] [varint seq]          the acknowledgement {ok: true, seq}
 *
 * Everything else goes through the stock parser as JSON text, so that control traffic stays readable and a plain client
 * can still be told what is wrong. Stock binary packets are refused: one with eleven attachments, relayed, would
 * disconnect every receiver.
 */

/** Ids are positions, from 1. Append only: a client of another version must not mistake one event for another. */
const HOT_EVENTS = ['update:push', 'update:entry', 'presence:set', 'presence:frame', 'board:tail'] as const;

const ACK_WANTED = 0x80;
const STORED_ACK = 0x7f;

class CompactEncoder extends Encoder {
  override encode(packet: Packet): (string | Uint8Array)[] {
    const frame = encodeHotEvent(packet) ?? encodeStoredAck(packet);
    return frame ? [frame] : super.encode(packet);
  }
}

class CompactDecoder extends Decoder {
  /** @throws Error on what is not a packet; Socket.IO then closes the connection with "parse error". */
  override add(message: unknown): void {
    if (typeof message === 'string') {
      refuseAttachments(message);
      super.add(message);
      return;
    }
    this.emitReserved('decoded', decodeFrame(toBytes(message)));
  }
}

/** What Socket.IO's server and client take as their `parser` option. */
export const compactParser = { Encoder: CompactEncoder, Decoder: CompactDecoder };

function encodeHotEvent({ type, nsp, data, id }: Packet): Uint8Array | undefined {
  if (type !== PacketType.EVENT || nsp !== '/' || data.length !== 2) return undefined;
  const [name, payload] = data;
  const eventId = HOT_EVENTS.indexOf(name) + 1;
  if (eventId === 0 || !(payload instanceof Uint8Array)) return undefined;
  const writer = createWriter(payload.length + 8);
  writer.writeByte(id === undefined ? eventId : eventId | ACK_WANTED);
  if (id !== undefined) writer.writeVarUint(id);
  writer.writeBytes(payload);
  return writer.finish();
}

function encodeStoredAck({ type, nsp, data, id }: Packet): Uint8Array | undefined {
  // The other end chose the id, and in JSON text it may be anything.
  if (type !== PacketType.ACK || nsp !== '/' || !isCount(id) || data.length !== 1) return undefined;
  const seq = storedSeq(data[0]);
  if (seq === undefined) return undefined;
  const writer = createWriter(16);
  writer.writeByte(STORED_ACK);
  writer.writeVarUint(id);
  writer.writeVarUint(seq);
  return writer.finish();
}

/** The seq, when the reply is exactly `{ok: true, seq}`; any other reply stays JSON. */
function storedSeq(reply: unknown): number | undefined {
  if (typeof reply !== 'object' || reply === null || Object.keys(reply).length !== 2) return undefined;
  if (!('ok' in reply) || reply.ok !== true || !('seq' in reply)) return undefined;
  return isCount(reply.seq) ? reply.seq : undefined;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function decodeFrame(bytes: Uint8Array): Packet {
  const reader = createReader(bytes);
  const head = reader.readBytes(1)[0] ?? 0;
  if (head === STORED_ACK) {
    const id = reader.readVarUint();
    return { type: PacketType.ACK, nsp: '/', id, data: [{ ok: true, seq: reader.readVarUint() }] };
  }
  const name = HOT_EVENTS[(head & ~ACK_WANTED) - 1];
  if (name === undefined) throw new Error(`Unknown event id ${head & ~ACK_WANTED}`);
  const id = head & ACK_WANTED ? { id: reader.readVarUint() } : {};
  return { type: PacketType.EVENT, nsp: '/', ...id, data: [name, reader.readRest()] };
}

function refuseAttachments(message: string): void {
  const type = Number(message.charAt(0));
  if (type === PacketType.BINARY_EVENT || type === PacketType.BINARY_ACK) {
    throw new Error('Attachments are not part of this protocol.');
  }
}

/** Node hands over a `Buffer`, a browser an `ArrayBuffer`; callers get a plain `Uint8Array` view of either. */
function toBytes(message: unknown): Uint8Array {
  if (message instanceof ArrayBuffer) return new Uint8Array(message);
  if (ArrayBuffer.isView(message)) {
    return new Uint8Array(message.buffer, message.byteOffset, message.byteLength);
  }
  throw new Error('A message must be text or bytes.');
}
