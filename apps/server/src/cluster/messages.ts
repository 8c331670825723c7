import {
  createWriter,
  encodeEntry,
  type LiveEntry,
  type Peer,
  parseBytes,
  parseEntry,
  parsePeer,
} from '@drawbridge/protocol';

/**
 * What nodes that have the same board open tell each other. Packed:
 *
 *     message     byte kind, run node, then by kind
 *     entry    1  run epoch, entry          one was stored (`protocol/updates.ts`)
 *     stored   2  run epoch, varint seq     the same, of one that is too large to be sent along
 *     people   3  varint nth, JSON [[session, peer] …]  everybody who has the board open there; the nth time that it is said
 *     presence 4  frame                     what they did since the last (`protocol/presence.ts`)
 *     hello    5  –                         somebody opened the board here: who is there?
 *     remove   6  varint peerId             an owner wants somebody to go
 */
export type Message =
  | { readonly kind: 'entry'; readonly epoch: string; readonly entry: LiveEntry }
  | { readonly kind: 'stored'; readonly epoch: string; readonly seq: number }
  | { readonly kind: 'people'; readonly nth: number; readonly people: readonly DistantPerson[] }
  | { readonly kind: 'presence'; readonly frame: Uint8Array }
  | { readonly kind: 'hello' }
  | { readonly kind: 'remove'; readonly peerId: number };

/** Somebody who has the board open on another node. */
export interface DistantPerson {
  readonly sessionId: string;
  readonly peer: Peer;
}

export interface SentMessage {
  /** Names the node for as long as it runs. */
  readonly node: string;
  readonly message: Message;
}

const KINDS = ['entry', 'stored', 'people', 'presence', 'hello', 'remove'] as const;

export function encodeMessage({ node, message }: SentMessage): Uint8Array {
  const writer = createWriter(256);
  writer.writeByte(KINDS.indexOf(message.kind) + 1);
  writer.writeRun(Buffer.from(node));
  switch (message.kind) {
    case 'entry':
      writer.writeRun(Buffer.from(message.epoch));
      writer.writeBytes(encodeEntry(message.entry));
      break;
    case 'stored':
      writer.writeRun(Buffer.from(message.epoch));
      writer.writeVarUint(message.seq);
      break;
    case 'people':
      writer.writeVarUint(message.nth);
      writer.writeBytes(
        Buffer.from(JSON.stringify(message.people.map(({ sessionId, peer }) => [sessionId, peer]))),
      );
      break;
    case 'presence':
      writer.writeBytes(message.frame);
      break;
    case 'hello':
      break;
    case 'remove':
      writer.writeVarUint(message.peerId);
      break;
    default:
      return message satisfies never;
  }
  return writer.finish();
}

/** Refuses with `undefined` what is not a message, such as one of a newer version. */
export function parseMessage(bytes: Uint8Array): SentMessage | undefined {
  return parseBytes(bytes, (reader) => {
    const kind = KINDS[reader.readVarUint() - 1];
    const node = textOf(reader.readRun());
    const message = kind && parseOfKind(kind, reader);
    return message && { node, message };
  });
}

type Reader = Parameters<Parameters<typeof parseBytes>[1]>[0];

function parseOfKind(kind: Message['kind'], reader: Reader): Message | undefined {
  switch (kind) {
    case 'entry': {
      const epoch = textOf(reader.readRun());
      const entry = parseEntry(reader.readRest());
      return entry && { kind, epoch, entry };
    }
    case 'stored':
      return { kind, epoch: textOf(reader.readRun()), seq: reader.readVarUint() };
    case 'people': {
      const nth = reader.readVarUint();
      const people = parsePeople(textOf(reader.readRest()));
      return people && { kind, nth, people };
    }
    case 'presence':
      return { kind, frame: new Uint8Array(reader.readRest()) };
    case 'hello':
      return { kind };
    case 'remove':
      return { kind, peerId: reader.readVarUint() };
    default:
      return kind satisfies never;
  }
}

function parsePeople(json: string): DistantPerson[] | undefined {
  const parsed = parseJson(json);
  if (!Array.isArray(parsed)) return undefined;
  return parsed.flatMap((pair: unknown): DistantPerson[] => {
    if (!Array.isArray(pair)) return [];
    const [sessionId, given] = pair;
    const peer = parsePeer(given);
    return typeof sessionId === 'string' && peer ? [{ sessionId, peer }] : [];
  });
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString();
}
