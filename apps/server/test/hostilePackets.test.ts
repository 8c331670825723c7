import { encodePresenceSet, encodePush } from '@drawbridge/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRaw } from './hostileClients.ts';
import { type Edge, startEdge } from './hostileEdge.ts';
import { createRandom } from './random.ts';

let edge: Edge;

beforeEach(async () => {
  edge = await startEdge({ settings: { maxConnectsPerSecond: 10_000 } });
});

afterEach(async () => {
  const honest = await openRaw(edge.url);
  honest.ws.send('421["board:tail",{"since":0}]');
  await honest.settled();
  expect(honest.heard).toContain('431[{"ok":true,"head":0}]');
  expect(await edge.count('faults_total')).toBe(0);
  honest.ws.terminate();
  await edge.close();
});

type Message = string | Uint8Array;

async function send(messages: readonly Message[]): Promise<void> {
  const client = await openRaw(edge.url);
  for (const message of messages) client.ws.send(message);
  await client.settled();
  client.ws.terminate();
}

const EVENTS = [
  'board:join',
  'board:tail',
  'update:push',
  'presence:set',
  'profile:set',
  'auth:refresh',
  'peer:remove',
] as const;

/** What a client may put where a payload, an acknowledgement or an end belongs. */
const crafted = (event: string): [string, Message[]][] => [
  ['nothing', [`42["${event}"]`]],
  ['nothing, acknowledged', [`421["${event}"]`]],
  ['null', [`421["${event}",null]`]],
  ['a number', [`421["${event}",1e308]`]],
  ['a number that is none', [`421["${event}",-0]`, `422["${event}",1e999]`]],
  ['text', [`421["${event}","x"]`]],
  ['200 KB of text', [`421["${event}","${'x'.repeat(200_000)}"]`]],
  ['a list', [`421["${event}",[1,2,3]]`]],
  ['an empty object', [`421["${event}",{}]`]],
  ['a prototype', [`421["${event}",{"__proto__":{"proto":2}}]`]],
  ['a constructor', [`421["${event}",{"constructor":{"prototype":{"x":1}}}]`]],
  ['methods that are none', [`421["${event}",{"toString":"x","valueOf":1,"then":{}}]`]],
  ['something that looks like bytes', [`421["${event}",{"type":"Buffer","data":[1,2,3]}]`]],
  ['a typed array’s fields', [`421["${event}",{"length":4294967295,"byteLength":-1}]`]],
  ['a placeholder', [`421["${event}",{"_placeholder":true,"num":0}]`]],
  ['a placeholder of nothing', [`421["${event}",{"_placeholder":true,"num":99}]`]],
  ['deep lists', [`421["${event}",${'['.repeat(50_000)}${']'.repeat(50_000)}]`]],
  ['deep objects', [`421["${event}",${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}]`]],
  ['20,000 fields', [`421["${event}",{${Array.from({ length: 20_000 }, (_, i) => `"k${i}":1`)}}]`]],
  ['eight arguments', [`421["${event}",1,2,3,4,5,6,7,8]`]],
  ['20,000 arguments', [`421["${event}"${',1'.repeat(20_000)}]`]],
  ['text where the acknowledgement belongs', [`42["${event}",{},"ack"]`]],
  ['no acknowledgement', [`42["${event}",{}]`]],
  ['a huge acknowledgement id', [`4299999999999999999999["${event}",{}]`]],
  ['one acknowledgement id twice', [`427["${event}",{}]`, `427["${event}",{}]`]],
  ['an acknowledgement of nothing', ['43999[{"ok":true}]', '430[]', '43[]']],
  ['lone surrogates', [`421["${event}",{"name":"\\ud800\\udfff\\ud800"}]`]],
  ['a control character', [`421["${event}",{"name":"\\u0000\\u0007"}]`]],
  ['JSON that ends early', [`421["${event}",{"a":`]],
  ['an event within an event', [`421["${event}",["${event}",{}]]`]],
  ['the name in another case', [`421["${event.toUpperCase()}",{}]`]],
  ['a tail on its name', [`421["${event}\\u0000",{}]`]],
  ['bytes announced and not sent', [`451-["${event}",{"_placeholder":true,"num":0}]`]],
  ['bytes after it', [`421["${event}",{}]`, new Uint8Array([1, 2, 3])]],
  ['another namespace', [`42/admin,1["${event}",{}]`]],
];

describe.each(EVENTS)('The event %s', (event) => {
  it.each(crafted(event))('with %s disturbs nobody', (_what, messages) => send(messages));
});

describe('A packet', () => {
  it.each<[string, Message[]]>([
    ['no event at all', ['42']],
    ['an empty event', ['42[]']],
    ['an event that is null', ['42[null]']],
    ['an event that is a number', ['42[7,1]']],
    ['an event that is an object', ['42[{"toString":"x"},1]']],
    ['an event that is a list', ['42[["board:join"],1]']],
    ['an event without a name', ['421["",1]']],
    ['a reserved name', ['42["disconnect"]']],
    ['a listener’s name', ['42["newListener",1]']],
    ['the name of an internal event', ['42["error",{"message":"x"}]']],
    ['a prototype as its name', ['421["__proto__",1]', '422["constructor",1]', '423["hasOwnProperty",1]']],
    ['a placeholder for bytes', ['451-["update:push",{"_placeholder":true,"num":0}]', new Uint8Array([1])]],
    ['a thousand million attachments', ['451000000000-["x"]']],
    ['an acknowledgement with attachments', ['461-1[{"_placeholder":true,"num":0}]', new Uint8Array([1])]],
    ['a second hello', ['40', '40{"token":"x"}']],
    ['a hello with bad JSON', ['40{']],
    ['a goodbye, and then more', ['41', '421["board:join",{}]']],
    ['an error of its own', ['44{"message":"x"}']],
    ['a hello to another namespace', ['40/admin,', '42/admin,["x"]']],
    ['a hello to a namespace without an end', ['40/admin']],
    ['an unknown frame', [new Uint8Array([0x7e, 1, 2])]],
    ['an empty frame', [new Uint8Array(0)]],
    ['an acknowledgement id without an end', [new Uint8Array([0x81, 0xff, 0xff])]],
    ['not JSON', ['42{"a":']],
    ['an unknown packet type', ['49', '4x', '4']],
    ['an unknown type of the transport', ['9', 'hello', '']],
    ['a ping in the wrong direction', ['2', '2probe']],
    ['pongs that nobody asked for', ['3', '3', '3probe']],
    ['an upgrade of what is one', ['5']],
    ['the transport’s own goodbye', ['1', '421["board:join",{}]']],
    ['a second opening', ['0{"sid":"x"}']],
  ])('that is %s disturbs nobody', (_what, messages) => send(messages));

  it.each([11, 100, 1_000])('with %i placeholders for one attachment reaches nobody', async (count) => {
    const placeholders = Array.from({ length: count }, () => '{"_placeholder":true,"num":0}');
    await send([`451-["update:push",${placeholders}]`, new Uint8Array([1])]);
    await send([`45${count}-["update:push",${placeholders}]`, new Uint8Array([1])]);
    expect(edge.clients.size).toBe(0);
  });
});

describe('Noise', () => {
  const random = createRandom(20_261_121);
  const below = (end: number): number => Math.floor(random() * end);
  const noise = (): Uint8Array => Uint8Array.from({ length: below(60) }, () => below(256));
  const real: readonly Uint8Array[] = [
    encodePush({ n: 1, bytes: new Uint8Array(20) }),
    encodePush({ n: 1, bytes: new Uint8Array(20), fragment: { index: 0, count: 2 } }),
    encodePresenceSet({ state: new Uint8Array(20), drafts: new Uint8Array(20) }),
  ];
  const texts = [...EVENTS.map((event) => `421["${event}",{"since":1}]`), '431[{}]', '40{}', '41', '3'];

  /** A real message with some of its units changed, then cut short. */
  const mutated = (): Message => {
    if (random() < 0.5) {
      const head = [below(6), 0x80 | below(6), 0x7f][below(3)] ?? 0;
      const whole = Uint8Array.from([head, below(256), ...(real[below(real.length)] ?? [])]);
      whole[below(whole.length)] = below(256);
      return whole.subarray(0, below(whole.length + 1));
    }
    const text = texts[below(texts.length)] ?? '';
    const at = below(text.length);
    return (
      text.slice(0, at) + String.fromCharCode(32 + below(95)) + text.slice(at + 1, below(text.length * 2))
    );
  };

  it('in 20,000 messages disturbs nobody', async () => {
    for (let connection = 0; connection < 1_000; connection += 1) {
      await send(Array.from({ length: 20 }, () => (random() < 0.3 ? noise() : mutated())));
    }
  }, 60_000);
});
