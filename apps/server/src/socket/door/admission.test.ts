import type { IncomingMessage } from 'node:http';
import { createManualClock } from '@drawbridge/sync/test';
import { describe, expect, it } from 'vitest';
import { type AdmissionLimits, createAdmission } from './admission.ts';

const LIMITS: AdmissionLimits = {
  maxConnections: 100,
  maxConnectionsPerAddress: 10,
  maxConnectsPerSecond: 3,
  maxUnjoined: 50,
};

function start(limits: Partial<AdmissionLimits> = {}) {
  const clock = createManualClock();
  const state = { isDraining: false, unjoined: 0, isAllowed: true, banned: '' };
  const admission = createAdmission({
    limits: { ...LIMITS, ...limits },
    clock,
    isAllowedOrigin: () => state.isAllowed,
    isBanned: (address) => address === state.banned,
    addressOf: ({ headers }) => headers.host ?? '',
    isDraining: () => state.isDraining,
    unjoined: () => state.unjoined,
  });
  // Nothing but the headers is asked for here.
  const ask = (address = 'a') => admission.refusal({ headers: { host: address } } as IncomingMessage);
  return { clock, state, admission, ask };
}

describe('Admission', () => {
  it('lets a client in', () => {
    expect(start().ask()).toBeUndefined();
  });

  it('is refused to a foreign page', () => {
    const { state, ask } = start();
    state.isAllowed = false;
    expect(ask()).toBe('origin');
  });

  it('is refused to an address that is kept out, and to no other', () => {
    const { state, ask } = start();
    state.banned = 'a';
    expect(ask('a')).toBe('banned');
    expect(ask('b')).toBeUndefined();
  });

  it('is refused while the server is about to stop', () => {
    const { state, ask } = start();
    state.isDraining = true;
    expect(ask()).toBe('draining');
  });

  it('is refused while too many have joined no board', () => {
    const { state, ask } = start();
    state.unjoined = 50;
    expect(ask()).toBe('unjoined');
    state.unjoined = 49;
    expect(ask()).toBeUndefined();
  });

  it('is refused to an address that connects too often, and to no other', () => {
    const { clock, ask } = start();
    const answers = Array.from({ length: 32 }, () => ask());
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(31);
    expect(answers.at(-1)).toBe('rate');
    expect(ask('b')).toBeUndefined();
    clock.advance(1_000);
    expect([ask(), ask()]).toEqual([undefined, undefined]);
    expect([ask(), ask()].at(-1)).toBe('rate');
  });

  it('is refused sooner to an address that floods', () => {
    const { admission, ask } = start();
    for (let index = 0; index < 11; index += 1) admission.penalize('a');
    expect([ask('a'), ask('b')]).toEqual(['rate', undefined]);
  });

  it('is refused to an address with too many connections, until one is closed', () => {
    const { admission, ask } = start();
    for (let index = 0; index < 10; index += 1) expect(admission.enter('a')).toBe(true);
    expect(ask()).toBe('address');
    expect(admission.enter('a')).toBe(false);
    expect(ask('b')).toBeUndefined();
    admission.leave('a');
    expect(ask()).toBeUndefined();
  });

  it('is refused to everybody when the server is full', () => {
    const { admission, ask } = start({ maxConnections: 2 });
    admission.enter('a');
    admission.enter('b');
    expect(ask('c')).toBe('full');
    expect(admission.enter('c')).toBe(false);
    admission.leave('a');
    expect(ask('c')).toBeUndefined();
  });

  it('remembers an address for no longer than it needs', () => {
    const { clock, ask, admission } = start();
    admission.enter('here');
    for (let index = 0; index < 1_000; index += 1) ask(`a${index}`);
    expect(admission.addresses).toBe(1_001);
    clock.advance(60_000);
    ask('one more');
    expect(admission.addresses).toBe(2);
  });
});
