import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeMessage, type Message, parseMessage } from './messages.ts';

const bytes = new Uint8Array([1, 2, 3]);
const ann = { sessionId: 'session', peer: { peerId: 7, name: 'Ann', color: '#112233' } };

const messages: readonly Message[] = [
  { kind: 'entry', epoch: 'log.run', entry: { seq: 300, peerId: 7, bytes } },
  { kind: 'stored', epoch: 'log.run', seq: 300 },
  { kind: 'people', nth: 3, people: [ann] },
  { kind: 'people', nth: 4, people: [] },
  { kind: 'presence', frame: bytes },
  { kind: 'hello' },
  { kind: 'remove', peerId: 7 },
];

describe('A message between nodes', () => {
  it.each(messages)('comes back from its bytes: $kind', (message) => {
    expect(parseMessage(encodeMessage({ node: 'n1', message }))).toEqual({ node: 'n1', message });
  });

  it('is refused when it is of a kind that this version does not know, or not a message', () => {
    const [known = new Uint8Array(0)] = messages.map((message) => encodeMessage({ node: 'n', message }));
    expect(parseMessage(known.with(0, 99))).toBeUndefined();
    fc.assert(fc.property(fc.uint8Array(), (any) => void parseMessage(any)));
  });

  it('leaves out people of whom it says nothing that makes sense', () => {
    const said = encodeMessage({ node: 'n', message: { kind: 'people', nth: 1, people: [ann] } });
    const text = Buffer.from(said).toString('latin1').replace('"peerId":7', '"peerId":-');
    expect(parseMessage(Buffer.from(text, 'latin1'))).toBeUndefined();
    const other = Buffer.from(said).toString('latin1').replace('#112233', 'no-hue!');
    expect(parseMessage(Buffer.from(other, 'latin1'))?.message).toMatchObject({ people: [] });
  });
});
