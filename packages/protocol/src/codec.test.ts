import fc from 'fast-check';
import { type Packet, PacketType } from 'socket.io-parser';
import { describe, expect, it } from 'vitest';
import { compactParser } from './codec.ts';
import { encodePresenceFrame, encodePresenceSet } from './presence.ts';
import { refuse } from './reply.ts';
import { encodeEntry, encodePush, encodeTail } from './updates.ts';

const { Encoder, Decoder } = compactParser;
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const event = (name: string, payload: unknown, id?: number): Packet => ({
  type: PacketType.EVENT,
  nsp: '/',
  data: [name, payload],
  ...(id !== undefined && { id }),
});
const ack = (id: number, ...data: unknown[]): Packet => ({ type: PacketType.ACK, nsp: '/', id, data });

/** The one frame of a packet. */
function encode(packet: Packet): string | Uint8Array {
  const [frame, ...more] = new Encoder().encode(packet);
  if (frame === undefined || more.length > 0) throw new Error('Expected exactly one frame.');
  return frame;
}

function encodeHex(packet: Packet): string {
  const frame = encode(packet);
  return typeof frame === 'string' ? `text ${frame}` : Buffer.from(frame).toString('hex');
}

/** Everything that a decoder makes of one message. */
function decode(message: unknown): Packet[] {
  const packets: Packet[] = [];
  const decoder = new Decoder();
  decoder.on('decoded', (packet: Packet) => packets.push(packet));
  decoder.add(message);
  return packets;
}

const push = encodePush({ n: 3, bytes: bytes(0xaa, 0xbb) });
const entry = encodeEntry({ seq: 300, peerId: 7, bytes: bytes(0xaa, 0xbb) });
const tail = encodeTail([
  { seq: 1, bytes: bytes(0xaa) },
  { seq: 2, bytes: bytes(0xbb, 0xcc) },
]);
const cursor = bytes(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
const presence = encodePresenceSet({ state: bytes(0xaa), drafts: bytes(0xbb, 0xcc) });
const frame = encodePresenceFrame([{ peerId: 7, state: bytes(0xaa), drafts: bytes() }]);
const stored = { ok: true, seq: 300 };

const HOT_PACKETS: [name: string, packet: Packet, hex: string][] = [
  ['a push that wants an acknowledgement', event('update:push', push, 5), '810506aabb'],
  ['the first push of a connection', event('update:push', push, 0), '810006aabb'],
  ['a push with a long acknowledgement id', event('update:push', push, 300), '81ac0206aabb'],
  ['an entry', event('update:entry', entry), '02ac0207aabb'],
  ['a presence', event('presence:set', presence), '0301aa02bbcc'],
  ['a presence frame', event('presence:frame', frame), '040701aa00'],
  ['a tail', event('board:tail', tail), '050101aa0202bbcc'],
  ['the acknowledgement of a stored push', ack(5, stored), '7f05ac02'],
];

describe('The bytes on the wire', () => {
  it.each(HOT_PACKETS)('of %s are pinned, and read back the same', (_name, packet, hex) => {
    expect(encodeHex(packet)).toBe(hex);
    expect(decode(bytes(...Buffer.from(hex, 'hex')))).toEqual([packet]);
  });

  it.each([
    [
      'a cursor of 13 bytes',
      event('presence:set', encodePresenceSet({ state: cursor, drafts: bytes() })),
      16,
    ],
    [
      'the same cursor, relayed',
      event('presence:frame', encodePresenceFrame([{ peerId: 7, state: cursor, drafts: bytes() }])),
      17,
    ],
    ['a push of 20 bytes', event('update:push', encodePush({ n: 40, bytes: new Uint8Array(20) }), 100), 23],
    ['its acknowledgement', ack(100, { ok: true, seq: 10_000 }), 4],
    [
      'its entry',
      event('update:entry', encodeEntry({ seq: 10_000, peerId: 3, bytes: new Uint8Array(20) })),
      24,
    ],
  ])('cost for %s stays small', (_name, packet, size) => {
    const content = encode(packet);
    expect(content).toBeInstanceOf(Uint8Array);
    expect(content.length).toBe(size);
  });
});

describe('Everything else', () => {
  it.each([
    ['a request in JSON', event('board:tail', { since: 4 }, 9), 'text 29["board:tail",{"since":4}]'],
    [
      'an event that is not hot',
      event('role:changed', { role: 'view' }),
      'text 2["role:changed",{"role":"view"}]',
    ],
    [
      'a refusal',
      ack(5, refuse('storage', 'The disk is full.', 1_000)),
      'text 35[{"ok":false,"error":"storage","message":"The disk is full.","retryMs":1000}]',
    ],
    [
      'a reply that says more than seq',
      ack(5, { ok: true, seq: 1, head: 2 }),
      'text 35[{"ok":true,"seq":1,"head":2}]',
    ],
    ['a reply that says less', ack(5, { ok: true }), 'text 35[{"ok":true}]'],
    ['a seq that is no count', ack(5, { ok: true, seq: -1 }), 'text 35[{"ok":true,"seq":-1}]'],
    ['an acknowledgement whose id is no count', ack(1e21, stored), 'text 31e+21[{"ok":true,"seq":300}]'],
    ['an acknowledgement of nothing', ack(5), 'text 35[]'],
    [
      'a hot event of another namespace',
      { ...event('board:tail', 1), nsp: '/x' },
      'text 2/x,["board:tail",1]',
    ],
    ['a connection', { type: PacketType.CONNECT, nsp: '/' } as Packet, 'text 0'],
  ])('stays readable: %s', (_name, packet, text) => {
    expect(encodeHex(packet)).toBe(text);
  });

  it('packed for another namespace is left to the stock parser', () => {
    expect(new Encoder().encode({ ...event('update:push', push), nsp: '/x' })[0]).toMatch(/^51-\/x,/);
  });

  it('is read by the stock parser', () => {
    expect(decode('29["board:tail",{"since":4}]')).toEqual([event('board:tail', { since: 4 }, 9)]);
  });
});

describe('A decoder', () => {
  const message = bytes(...Buffer.from('02ac0207aabb', 'hex'));

  it.each([
    ['a Uint8Array', message],
    ['an ArrayBuffer', message.buffer],
    [
      'a Buffer in a pool',
      Buffer.concat([Buffer.alloc(9, 0xee), message, Buffer.alloc(9, 0xee)]).subarray(9, 15),
    ],
    ['a DataView', new DataView(message.buffer)],
  ])('takes %s', (_name, source) => {
    const [packet] = decode(source);
    expect(packet).toEqual(event('update:entry', entry));
    expect(packet?.data[1].constructor).toBe(Uint8Array);
  });

  it.each([
    ['an event with an attachment', '51-["update:push",{"_placeholder":true,"num":0}]'],
    ['an acknowledgement with attachments', '62-5[{"_placeholder":true,"num":0}]'],
    ['eleven attachments', '511-["x"]'],
  ])('refuses stock binary packets: %s', (_name, text) => {
    expect(() => decode(text)).toThrow('Attachments are not part of this protocol.');
  });

  it.each([
    ['an unknown event id', bytes(6, 1, 2)],
    ['an unknown event id that wants an acknowledgement', bytes(0x80 | 6, 1)],
    ['event id 0', bytes(0, 1)],
    ['event id 0 that wants an acknowledgement', bytes(0x80, 1)],
    ['a stored acknowledgement that wants one', bytes(0xff, 1, 1)],
    ['nothing at all', bytes()],
    ['an acknowledgement id that ends early', bytes(0x81, 0x80)],
    ['a stored acknowledgement without seq', bytes(0x7f, 5)],
    ['text that is no packet', 'hello'],
    ['an event name that Socket.IO keeps for itself', '2["disconnect"]'],
    ['neither text nor bytes', { type: 2, nsp: '/', data: ['update:push'] }],
    ['null', null],
  ])('refuses %s', (_name, source) => {
    expect(() => decode(source)).toThrow(Error);
  });

  it('goes on after a message that it refused', () => {
    const packets: Packet[] = [];
    const decoder = new Decoder();
    decoder.on('decoded', (packet: Packet) => packets.push(packet));
    expect(() => decoder.add(bytes(99))).toThrow(Error);
    decoder.add(message);
    expect(packets).toHaveLength(1);
  });
});

describe('Twenty thousand damaged messages', () => {
  const RUNS = { numRuns: 10_000, seed: 4711 };
  const HOT_NAMES = ['update:push', 'update:entry', 'presence:set', 'presence:frame', 'board:tail'];
  const frames = HOT_PACKETS.map(([, packet]) => bytes(...Buffer.from(encode(packet))));
  const texts = ['29["board:tail",{"since":4}]', '35[{"ok":true}]', '0{"a":1}', '2/x,["y"]', '51-["z"]', '1'];

  /** A message with some of its units changed, then cut short. */
  const damage = <T extends Uint8Array | number[]>(
    whole: T,
    flips: readonly (readonly [number, number])[],
  ): T => {
    for (const [at, by] of flips) whole[at % whole.length] = (whole[at % whole.length] ?? 0) ^ by;
    return whole;
  };
  const flips = fc.array(fc.tuple(fc.nat(40), fc.nat(255)), { maxLength: 4 });
  const damagedFrame = fc
    .tuple(fc.constantFrom(...frames), flips, fc.nat(40))
    .map(([whole, changes, end]) => damage(whole.slice(), changes).subarray(0, end));
  const damagedText = fc
    .tuple(fc.constantFrom(...texts), flips, fc.nat(40))
    .map(([whole, changes, end]) =>
      String.fromCharCode(...damage([...Buffer.from(whole)], changes)).slice(0, end),
    );

  /** What came out, or nothing when the message was refused. Anything thrown must be an `Error`. */
  const decodeOrRefuse = (message: unknown): Packet[] => {
    try {
      return decode(message);
    } catch (error) {
      expect(error).toBeInstanceOf(Error);
      return [];
    }
  };

  it('never become a hot event without a name, a whole payload and a sound acknowledgement id', () => {
    let accepted = 0;
    const check = (message: Uint8Array): void => {
      for (const { type, id, data, nsp } of decodeOrRefuse(message)) {
        accepted += 1;
        expect(nsp).toBe('/');
        if (id !== undefined) expect(Number.isSafeInteger(id) && id >= 0).toBe(true);
        if (type === PacketType.ACK) expect(data).toEqual([{ ok: true, seq: expect.any(Number) }]);
        else
          expect([type, HOT_NAMES.includes(data[0]), data[1] instanceof Uint8Array]).toEqual([2, true, true]);
      }
    };
    fc.assert(fc.property(fc.oneof(damagedFrame, fc.uint8Array({ maxLength: 200 })), check), RUNS);
    expect(accepted).toBeGreaterThan(1_000);
  });

  it('never become more than one packet of a kind that text may have', () => {
    let accepted = 0;
    const check = (message: string): void => {
      const packets = decodeOrRefuse(message);
      accepted += packets.length;
      expect(packets.length).toBeLessThan(2);
      for (const { type, data } of packets) {
        expect([0, 1, 2, 3, 4]).toContain(type);
        if (type === PacketType.EVENT && data) expect(['string', 'number']).toContain(typeof data[0]);
      }
    };
    fc.assert(fc.property(fc.oneof(damagedText, fc.string({ maxLength: 60 })), check), RUNS);
    expect(accepted).toBeGreaterThan(500);
  });
});
