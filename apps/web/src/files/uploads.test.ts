import { beforeEach, describe, expect, it } from 'vitest';
import type { KeptUploads } from './keptUploads.ts';
import type { UploadOutcome } from './uploadFile.ts';
import { createUploads, type UploadsDeps } from './uploads.ts';

const BLOB = new Blob(['picture']);
const STORED: UploadOutcome = { kind: 'stored' };

/** What this browser keeps, for all of its tabs. */
let kept: Map<string, Blob>;
/** Calls of `send` that wait for their end. */
let sends: { tab: string; name: string; end: (outcome: UploadOutcome) => void }[];
let refused: string[];
let scope = 0;

beforeEach(() => {
  kept = new Map();
  sends = [];
  refused = [];
  scope += 1;
});

const inMemory: KeptUploads = {
  keep: async (name, blob) => Boolean(kept.set(name, blob)),
  has: async (name) => kept.has(name),
  all: async () => [...kept].map(([name, blob]) => ({ name, blob })),
  drop: async (name) => void kept.delete(name),
};

function openTab(tab: string, deps: Partial<UploadsDeps> = {}) {
  return createUploads({
    scope: `board ${scope}`,
    kept: inMemory,
    send: (name, _blob, signal) =>
      new Promise((resolve, reject) => {
        sends.push({ tab, name, end: resolve });
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
    onChange: () => {},
    onRefused: (name, message) => refused.push(`${name}: ${message}`),
    locks: navigator.locks,
    ...deps,
  });
}

const sending = () => sends.map(({ tab, name }) => `${tab} ${name}`);
const expectSending = (...expected: string[]) => expect.poll(sending).toEqual(expected);

describe('a file that is put on a board', () => {
  it('is kept until the server has it', async () => {
    const tab = openTab('one');
    tab.add('x', BLOB);
    expect(tab.pending).toBe(1);
    await expectSending('one x');
    expect(kept.get('x')).toBe(BLOB);
    sends[0]?.end(STORED);
    await expect.poll(() => kept.size).toBe(0);
    expect(tab.pending).toBe(0);
  });

  it('is not kept when the server will never take it', async () => {
    openTab('one').add('x', BLOB);
    await expectSending('one x');
    sends[0]?.end({ kind: 'refused', message: 'Too large.' });
    await expect.poll(() => kept.size).toBe(0);
    expect(refused).toEqual(['x: Too large.']);
  });

  it('waits for its turn when there are many', async () => {
    const tab = openTab('one');
    for (const name of ['x', 'y', 'z']) tab.add(name, BLOB);
    await expectSending('one x', 'one y');
    expect(tab.pending).toBe(3);
    sends[0]?.end(STORED);
    await expectSending('one x', 'one y', 'one z');
  });

  it('is sent although the browser does not come to keep it', async () => {
    const tab = openTab('one', { kept: { ...inMemory, keep: () => new Promise(() => {}) } });
    tab.add('x', BLOB);
    await expectSending('one x');
    sends[0]?.end(STORED);
    await expect.poll(() => tab.pending).toBe(0);
  });

  it('is sent where the browser refuses locks', async () => {
    const request = () => Promise.reject(new DOMException('No.', 'SecurityError'));
    openTab('one', { locks: { request } }).add('x', BLOB);
    await expectSending('one x');
  });

  it('is kept when the board is left', async () => {
    const tab = openTab('one');
    tab.add('x', BLOB);
    await expectSending('one x');
    tab.destroy();
    expect([...kept.keys()]).toEqual(['x']);
    openTab('two').add('x', BLOB, true);
    await expectSending('one x', 'two x');
  });
});

describe('a file that another tab sends', () => {
  it('is not sent twice', async () => {
    openTab('one').add('x', BLOB);
    await expectSending('one x');
    const two = openTab('two');
    two.add('x', BLOB, true);
    two.add('y', BLOB);
    await expectSending('one x', 'two y');
    expect(two.pending).toBe(1);
    for (const { end } of sends) end(STORED);
    await expect.poll(() => kept.size).toBe(0);
    await expect.poll(() => two.pending).toBe(0);
    expect(sending()).toEqual(['one x', 'two y']);
  });

  it('is gone on with when that tab goes', async () => {
    const one = openTab('one');
    one.add('x', BLOB);
    await expectSending('one x');
    openTab('two').add('x', BLOB, true);
    one.destroy();
    await expectSending('one x', 'two x');
    sends[1]?.end(STORED);
    await expect.poll(() => kept.size).toBe(0);
  });

  it('is sent by both where there are no locks: the server knows how far it is', async () => {
    openTab('one', { locks: undefined }).add('x', BLOB);
    await expectSending('one x');
    openTab('two', { locks: undefined }).add('x', BLOB, true);
    await expectSending('one x', 'two x');
  });
});
