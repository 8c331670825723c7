import { describe, expect, it } from 'vitest';
import {
  parseDone,
  parseFilling,
  parseJoined,
  parsePeer,
  parsePeersChange,
  parseSessionEnd,
  parseStored,
  parseTailed,
} from './parseServer.ts';
import { refuse } from './reply.ts';

const PEER = { peerId: 2, name: 'Ada', color: '#1a2b3c' };
const JOINED = {
  ok: true,
  role: 'edit',
  epoch: 'e1',
  head: 7,
  mode: 'tail',
  lease: { clientId: 2 ** 31, token: 't' },
  granted: [{ clientId: 7, token: 'u' }],
  damaged: 0,
  peerId: 1,
  peers: [PEER],
  limits: { maxUpdateBytes: 4_096, chunkBytes: 1_024 },
};
const REPLIES = { parseJoined, parseDone, parseTailed, parseStored };
const GARBAGE = [undefined, null, 'ok', 7, true, [], {}, { ok: 'yes' }, new Uint8Array(3)];

describe('A message of the server', () => {
  it.each([
    ['a join reply', parseJoined, JOINED],
    ['the reply of another epoch', parseJoined, { ...JOINED, mode: 'reset', peers: [] }],
    [
      'a join reply with a snapshot',
      parseJoined,
      { ...JOINED, mode: 'snapshot', snapshot: { url: '/api/x', covers: 5, bytes: 900 } },
    ],
    ['how full a board is', parseFilling, { bytes: 1, maxBytes: 2, shapes: 3, maxShapes: 4 }],
    ['a tail reply', parseTailed, { ok: true, head: 0 }],
    ['a stored reply', parseStored, { ok: true, seq: 9 }],
    ['a plain reply', parseDone, { ok: true }],
    ['a peer', parsePeer, PEER],
    ['who came and who left', parsePeersChange, { here: [PEER], left: [2] }],
    ['the end of a session', parseSessionEnd, { code: 'drain', retryMs: 1_200 }],
  ])('is read: %s', (_name, parse, message) => {
    expect(parse(message)).toEqual(message);
  });

  it('may say more than this version knows', () => {
    const limits = { ...JOINED.limits, maxPeople: 50 };
    const peers = [{ ...PEER, role: 'edit' }];
    expect(parseJoined({ ...JOINED, limits, peers, role: 'edit' })).toEqual(JOINED);
    expect(parsePeer({ ...PEER, role: 'edit' })).toEqual(PEER);
  });

  it.each([
    ['without an epoch', parseJoined, { ...JOINED, epoch: undefined }],
    ['with a negative head', parseJoined, { ...JOINED, head: -1 }],
    ['with a mode of its own', parseJoined, { ...JOINED, mode: 'guess' }],
    [
      'with a snapshot on another server',
      parseJoined,
      { ...JOINED, snapshot: { url: '//evil.example/x', covers: 5, bytes: 900 } },
    ],
    ['with a peer who has no name', parseJoined, { ...JOINED, peers: [{ peerId: 2, color: '#1a2b3c' }] }],
    ['with chunks of nothing', parseJoined, { ...JOINED, limits: { maxUpdateBytes: 1, chunkBytes: 0 } }],
    ['with half a seq', parseStored, { ok: true, seq: 0.5 }],
    ['with a seq beyond exact numbers', parseStored, { ok: true, seq: 2 ** 53 }],
    ['without a head', parseTailed, { ok: true }],
    ['with a colour that is a style', parsePeer, { ...PEER, color: 'red;background:url(x)' }],
    ['with a peer id in text', parsePeersChange, { here: [], left: ['2'] }],
    ['with an end of another kind', parseSessionEnd, { code: 'bored', retryMs: 0 }],
    ['with an end at no time', parseSessionEnd, { code: 'drain', retryMs: -1 }],
  ])('is refused %s', (_name, parse, message) => {
    expect(parse(message)).toBeUndefined();
  });

  it.each(Object.entries({ ...REPLIES, parsePeer, parsePeersChange, parseSessionEnd }))(
    'is refused by %s when it is garbage',
    (_name, parse) => {
      for (const garbage of GARBAGE) expect(parse(garbage)).toBeUndefined();
    },
  );
});

describe('A refusal', () => {
  it.each(Object.entries(REPLIES))('is read by %s', (_name, parse) => {
    const storage = refuse('storage', 'The disk is full.', 1_000);
    expect(parse(storage)).toEqual(storage);
    expect(parse(refuse('version', 'Reload.'))).toEqual(refuse('version', 'Reload.'));
  });

  it('with a code of a newer version counts as a fault of the server', () => {
    expect(parseDone({ ok: false, error: 'from_the_future', message: 'Too much.' })).toEqual(
      refuse('internal', 'Too much.'),
    );
  });

  it('without words is none', () => {
    expect(parseDone({ ok: false, error: 'storage' })).toBeUndefined();
  });
});
