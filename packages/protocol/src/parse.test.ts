import { describe, expect, it } from 'vitest';
import type { ClientEventName } from './events.ts';
import { PROTOCOL_VERSION } from './limits.ts';
import { parseClientEvent } from './parse.ts';
import { encodePresenceSet } from './presence.ts';
import { encodePush } from './updates.ts';

const PROFILE = { name: 'Ada', color: '#1a2b3c' };
const JOIN = {
  proto: PROTOCOL_VERSION,
  boardId: 'plan',
  sessionId: 'A1b2C3d4E5f6G7h8',
  profile: PROFILE,
  ackedN: 0,
  leases: [],
  claims: [],
  lastSeq: 0,
};
const LEASE = { clientId: 2 ** 32 - 1, token: 'abc' };

/** Stands in for a value that must not come back in a message. */
const SECRET = 'hunter2-hunter2';

/** Why a payload was refused; a payload that was not is a failed test. */
function refusal(event: ClientEventName, payload: unknown): string {
  const parsed = parseClientEvent[event](payload);
  if (parsed.ok) throw new Error(`Taken: ${JSON.stringify(parsed.value)}`);
  return parsed.message;
}

function cleaned(name: string): unknown {
  const parsed = parseClientEvent['profile:set']({ ...PROFILE, name });
  return parsed.ok ? parsed.value.name : parsed.message;
}

const without = (key: string): object =>
  Object.fromEntries(Object.entries(JOIN).filter(([own]) => own !== key));

describe('A good payload', () => {
  const push = { n: 2, bytes: Uint8Array.of(1, 2) };
  const presence = { state: Uint8Array.of(1), drafts: Uint8Array.of(2) };

  it.each([
    ['board:join', JOIN, JOIN],
    ['board:join', { ...JOIN, epoch: 'e1', lastSeq: 41 }, { ...JOIN, epoch: 'e1', lastSeq: 41 }],
    [
      'board:join',
      { ...JOIN, leases: [LEASE], claims: [0, 2 ** 31 - 1] },
      { ...JOIN, leases: [LEASE], claims: [0, 2 ** 31 - 1] },
    ],
    ['board:tail', { since: 0 }, { since: 0 }],
    ['board:tail', { since: Number.MAX_SAFE_INTEGER }, { since: Number.MAX_SAFE_INTEGER }],
    ['update:push', encodePush(push), push],
    ['presence:set', encodePresenceSet(presence), presence],
    ['profile:set', { name: ' Ada ', color: '#1A2B3C' }, PROFILE],
  ] as const)('of %s is parsed', (event, payload, value) => {
    expect(parseClientEvent[event](payload)).toEqual({ ok: true, value });
  });
});

describe('A join with one wrong field', () => {
  it.each([
    ['proto', SECRET, 'proto must be a whole number.'],
    ['proto', 1.5, 'proto must be a whole number.'],
    ['ackedN', -1, 'ackedN must not be negative.'],
    ['leases', SECRET, 'leases must be a list.'],
    ['leases', Array.from({ length: 65 }, () => LEASE), 'leases must have at most 64 items.'],
    ['leases', [{ ...LEASE, clientId: 2 ** 32 }], 'leases.0.clientId must be below 2^32.'],
    ['leases', [{ ...LEASE, token: SECRET.repeat(9) }], 'leases.0.token must have at most 64 characters.'],
    ['claims', [2 ** 31], 'claims.0 must be below 2^31.'],
    ['claims', [SECRET], 'claims.0 must be a whole number.'],
    ['boardId', 12, 'boardId must be 1 to 64 letters, digits, "_" or "-".'],
    ['sessionId', SECRET, 'sessionId must be 16 letters or digits.'],
    ['profile', SECRET, 'profile must be an object.'],
    ['profile', null, 'profile must be an object.'],
    ['profile', { color: '#1a2b3c' }, 'profile.name is missing.'],
    ['profile', { ...PROFILE, name: 7 }, 'profile.name must be text.'],
    ['profile', { ...PROFILE, name: ' \n ' }, 'profile.name must not be empty.'],
    ['profile', { ...PROFILE, name: SECRET.repeat(667) }, 'profile.name must have at most 64 characters.'],
    ['profile', { ...PROFILE, color: SECRET }, 'profile.color must be a colour like #1a2b3c.'],
    ['profile', { ...PROFILE, color: '#12345' }, 'profile.color must be a colour like #1a2b3c.'],
    ['profile', { ...PROFILE, color: '#1a2b3c;' }, 'profile.color must be a colour like #1a2b3c.'],
    ['profile', { ...PROFILE, color: 0x1a2b3c }, 'profile.color must be text.'],
    ['profile', { ...PROFILE, [SECRET]: 1 }, 'profile has an unknown field.'],
    ['epoch', 5, 'epoch must be text.'],
    ['epoch', null, 'epoch must be text.'],
    ['epoch', SECRET.repeat(5), 'epoch must have at most 64 characters.'],
    ['lastSeq', '0', 'lastSeq must be a whole number.'],
    ['lastSeq', -1, 'lastSeq must not be negative.'],
    ['lastSeq', 2 ** 53, 'lastSeq must be a whole number.'],
    ['lastSeq', Number.NaN, 'lastSeq must be a whole number.'],
    [SECRET, 1, 'payload has an unknown field.'],
  ])('is told about the field and not the value: %s %#', (field, value, message) => {
    expect(refusal('board:join', { ...JOIN, [field]: value })).toBe(message);
    expect(message).not.toContain(SECRET);
  });

  it.each(['proto', 'boardId', 'sessionId', 'profile', 'lastSeq'])('is told that %s is missing', (field) => {
    expect(refusal('board:join', without(field))).toBe(`${field} is missing.`);
  });
});

describe('A payload of another kind', () => {
  const EVENTS = Object.keys(parseClientEvent) as ClientEventName[]; // the keys of that very record

  it.each(EVENTS)('is refused by %s in words', (event) => {
    for (const payload of [null, undefined, [], [1, 2], 'text', 7, true, {}, () => {}]) {
      expect(refusal(event, payload)).toMatch(/^[A-Z]?[a-z.]+ .+\.$/i);
    }
  });

  it('of a hot event says what was expected', () => {
    expect(refusal('update:push', { n: 1 })).toBe('Not a push: expected packed bytes.');
    expect(refusal('presence:set', Uint8Array.of(9))).toBe(
      'Not a presence: expected packed bytes within the limits.',
    );
  });

  it.each([
    '{"since":1,"__proto__":{"polluted":1}}',
    '{"since":1,"constructor":{}}',
    '{"since":1,"toString":1}',
  ])('is refused when it names a part of every object: %s', (json) => {
    expect(refusal('board:tail', JSON.parse(json))).toBe('payload has an unknown field.');
  });

  it('cannot hide a field in a prototype', () => {
    expect(refusal('board:tail', JSON.parse('{"__proto__":{"since":1}}'))).toMatch(/^(since|payload) /);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('of a megabyte is refused within a few milliseconds', () => {
    const long = 'a'.repeat(1_000_000);
    const before = process.threadCpuUsage();
    expect(refusal('profile:set', { ...PROFILE, name: long })).not.toContain('aa');
    expect(refusal('profile:set', { ...PROFILE, name: ' '.repeat(1_000_000) })).not.toContain('  ');
    expect(refusal('profile:set', { ...PROFILE, color: `#${long}` })).not.toContain('aa');
    expect(refusal('profile:set', { ...PROFILE, [long]: 1 })).not.toContain('aa');
    expect(refusal('board:join', { ...JOIN, boardId: long })).not.toContain('aa');
    expect(refusal('board:join', { ...JOIN, sessionId: long })).not.toContain('aa');
    expect(refusal('board:join', { ...JOIN, epoch: long })).not.toContain('aa');
    // The work of this thread, and not what a busy machine makes it wait.
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(200);
  });
});

describe('A name', () => {
  it.each([
    ['plain', 'Ada Lovelace', 'Ada Lovelace'],
    ['with letters of other scripts', '  أَدا 愛達 Åsa ', 'أَدا 愛達 Åsa'],
    ['with an emoji', 'Ada 🌉', 'Ada 🌉'],
    ['with control characters', 'A\u0000d\u001b[31ma\u007f', 'Ad[31ma'],
    ['that turns the direction of writing', '\u202eadA\u202c \u2066x\u2069', 'adA x'],
    ['with invisible characters', 'A\u200bd\u2060a\ufeff', 'Ada'],
    ['with half an emoji', 'Ada\ud83c', 'Ada'],
    ['with tabs and line ends between words', 'Ada\t\r\nLovelace', 'Ada Lovelace'],
    ['with runs of space of every width', '\u3000Ada \u00a0\u2003 L', 'Ada L'],
    ['of nothing but what goes', '\u202e\u200b\u0000', 'name must not be empty.'],
  ])('%s is cleaned', (_what, name, clean) => {
    expect(cleaned(name)).toBe(clean);
  });

  it('may have 64 characters and not 65', () => {
    expect(cleaned('x'.repeat(64))).toBe('x'.repeat(64));
    expect(cleaned('x'.repeat(65))).toBe('name must have at most 64 characters.');
  });
});

describe('A join of another version', () => {
  it('is told to reload, whatever else it holds', () => {
    const reload = { ok: false, error: 'version', message: expect.stringContaining('Reload') };
    expect(parseClientEvent['board:join']({ proto: 1, boardId: 'plan' })).toEqual(reload);
    expect(parseClientEvent['board:join']({ ...JOIN, proto: PROTOCOL_VERSION + 1, role: 'own' })).toEqual(
      reload,
    );
  });
});
