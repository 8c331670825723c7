import { encodePresenceFrame, PROTOCOL_VERSION, parsePresenceSet, refuse } from '@drawbridge/protocol';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createTestProvider, PROFILE } from './test/testProvider.ts';
import { updatesOf } from './test/updates.ts';

const NONE = new Uint8Array();

/** Lets everything that waits for a settled promise run. */
const settle = (): Promise<void> => Promise.resolve();

/** A provider that has joined an empty board. */
function createJoined() {
  const test = createTestProvider();
  test.join();
  return test;
}

describe('A client whose requests reach different servers', () => {
  it('says so, and what to do, for as long as it cannot join', () => {
    const test = createTestProvider();
    test.pair.refuse();
    expect(test.provider.notice).toBeUndefined();
    test.pair.isScattered = true;
    test.clock.advance(1_000);
    test.pair.refuse();
    expect(test.provider.notice).toMatchObject({
      code: 'scattered',
      message: expect.stringContaining('let the proxy route by board'),
    });
    test.clock.advance(1_000);
    test.join();
    expect([test.provider.status.kind, test.provider.notice]).toEqual(['synced', undefined]);
  });
});

describe('Joining', () => {
  it('goes from connecting to joining to synced', () => {
    const test = createTestProvider();
    const kinds = [test.provider.status.kind];
    test.provider.onChange(() => kinds.push(test.provider.status.kind));
    test.join();
    expect([...new Set(kinds)]).toEqual(['connecting', 'joining', 'synced']);
  });

  it('says who asks, for which board, and that it has nothing yet', () => {
    const request = createTestProvider().join();
    expect(request).toEqual({
      proto: PROTOCOL_VERSION,
      boardId: 'plan',
      sessionId: expect.stringMatching(/^[A-Za-z0-9]{16}$/),
      profile: PROFILE,
      ackedN: 0,
      leases: [],
      claims: [],
      lastSeq: 0,
    });
  });

  it('is done only when the log has arrived up to the head', async () => {
    const test = createTestProvider();
    const [a = NONE, b = NONE] = updatesOf('a', 'b');
    test.join({ head: 2 });
    test.sendTail({ seq: 1, bytes: a });
    expect(test.provider.status.kind).toBe('joining');
    test.sendTail({ seq: 2, bytes: b });
    expect([test.provider.status.kind, test.shapes()]).toEqual(['synced', ['a', 'b']]);
    await expect(test.provider.synced).resolves.toBeUndefined();
  });

  it('again names the log, and how far the doc follows it', () => {
    const test = createJoined();
    const [a = NONE] = updatesOf('a');
    test.sendEntry({ seq: 1, bytes: a });
    test.pair.break();
    expect(test.provider.status).toEqual({ kind: 'retrying', retryAtMs: 375, attempt: 1 });
    test.clock.advance(375);
    expect(test.join({ head: 1 })).toMatchObject({ epoch: 'e1', lastSeq: 1 });
    expect(test.provider.status).toEqual({ kind: 'synced' });
  });

  it('makes the next break start with the shortest wait', () => {
    const test = createJoined();
    for (const retryAtMs of [375, 750, 1_125]) {
      test.pair.break();
      expect(test.provider.status).toEqual({ kind: 'retrying', retryAtMs, attempt: 1 });
      test.clock.advance(375);
      test.join();
    }
  });

  it('again keeps the session id, by which the server knows a push that it has', () => {
    const test = createTestProvider();
    const { sessionId } = test.join();
    test.pair.break();
    test.provider.retryNow();
    expect(test.join().sessionId).toBe(sessionId);
    expect(createTestProvider().join().sessionId).not.toBe(sessionId);
  });
});

describe('A refused join', () => {
  it.each([
    [
      'another version',
      refuse('version', 'Reload the page.'),
      { code: 'version', message: 'Reload the page.' },
    ],
    ['a payload', refuse('invalid', 'Bad name.'), { code: 'invalid', message: 'Bad name.' }],
  ])('because of %s stops for good', async (_why, refusal, reason) => {
    const { pair, provider, next, clock } = createTestProvider();
    pair.accept();
    next('board:join').answer(refusal);
    clock.advance(120_000);
    expect([provider.status, pair.isConnecting, pair.isConnected]).toEqual([
      { kind: 'stopped', reason },
      false,
      false,
    ]);
    await expect(provider.synced).rejects.toThrow(reason.message);
  });

  it('that names a time comes back after it', () => {
    const { pair, provider, next, clock } = createTestProvider();
    pair.accept();
    next('board:join').answer(refuse('full', 'Full.', 5_000));
    expect(provider.status).toEqual({ kind: 'retrying', retryAtMs: 5_000, attempt: 1 });
    clock.advance(5_000);
    expect(pair.isConnecting).toBe(true);
  });

  it('because the doc follows another log stops with a plain message', () => {
    const test = createTestProvider();
    test.join({ mode: 'reset' });
    expect(test.provider.status).toMatchObject({ kind: 'stopped', reason: { code: 'reset' } });
  });

  it('that is no reply counts as a broken connection', () => {
    const test = createTestProvider();
    test.join({ head: 'many' });
    expect(test.provider.status.kind).toBe('retrying');
  });
});

describe('A board that cannot be joined yet', () => {
  it('says why while it is tried again, and no more once it is joined', () => {
    const test = createTestProvider();
    test.pair.accept();
    test.next('board:join').answer(refuse('full', 'Full.', 5_000));
    expect(test.provider.notice).toEqual({ code: 'full', message: 'Full.' });
    test.clock.advance(5_000);
    test.join();
    expect(test.provider.notice).toBeUndefined();
  });

  it('says that the server failed after it let us in', () => {
    const test = createTestProvider();
    test.join({ head: 2 });
    test.send('session:end', { code: 'failed', retryMs: 1_000 });
    expect(test.provider.notice?.code).toBe('storage');
  });

  it('is asked for less and less often while the server lets us in and then breaks', () => {
    const test = createTestProvider();
    const waits = [1, 2, 3, 4, 5].map(() => {
      test.join({ head: 2 });
      test.pair.break();
      const { status } = test.provider;
      const waitMs = status.kind === 'retrying' ? status.retryAtMs - test.clock.now() : 0;
      test.clock.advance(waitMs);
      return waitMs;
    });
    expect(waits).toEqual([375, 375, 375, 750, 1_500]);
  });
});

describe('A server that drains', () => {
  it('is left at once and met again after the time it named', () => {
    const test = createJoined();
    test.send('session:end', { code: 'drain', retryMs: 1_500 });
    expect([test.provider.status, test.pair.isConnected]).toEqual([
      { kind: 'retrying', retryAtMs: 1_500, attempt: 1 },
      false,
    ]);
    test.clock.advance(1_500);
    test.join();
    expect(test.provider.status.kind).toBe('synced');
  });

  it('is met after the usual time when it does not make sense', () => {
    const test = createJoined();
    test.send('session:end', { code: 'whatever' });
    expect(test.provider.status).toMatchObject({ kind: 'retrying', retryAtMs: 375 });
  });
});

describe('Presence', () => {
  it('leaves with state and drafts, and after a break with the state alone', () => {
    const test = createJoined();
    const sent = () => parsePresenceSet(test.next('presence:set').payload);
    test.provider.setPresence(Uint8Array.of(1));
    test.provider.sendDraft(Uint8Array.of(2));
    test.clock.advance(0);
    expect(sent()).toEqual({ state: Uint8Array.of(1), drafts: Uint8Array.of(2) });
    test.provider.sendDraft(Uint8Array.of(3));
    test.pair.break();
    test.provider.retryNow();
    test.join();
    test.clock.advance(1_000);
    expect(sent()).toEqual({ state: Uint8Array.of(1), drafts: NONE });
  });

  it('of others is heard, without what did not change and without our own', () => {
    const test = createJoined();
    const heard: unknown[] = [];
    const stop = test.provider.onPresence((message) => heard.push(message));
    const [state, drafts] = [Uint8Array.of(1), Uint8Array.of(2)];
    const frame = encodePresenceFrame([
      { peerId: 1, state, drafts },
      { peerId: 2, state, drafts: NONE },
      { peerId: 3, state: NONE, drafts },
    ]);
    test.send('presence:frame', frame);
    test.send('presence:frame', Uint8Array.of(9));
    stop();
    test.send('presence:frame', frame);
    expect(heard).toEqual([
      { peerId: 2, state },
      { peerId: 3, drafts },
    ]);
  });
});

describe('Closing', () => {
  it('disconnects at once when everything is saved', async () => {
    const { provider, pair } = createJoined();
    await provider.close();
    expect([provider.status, pair.isConnected]).toEqual([
      { kind: 'stopped', reason: { code: 'closed', message: 'This board was closed.' } },
      false,
    ]);
  });

  it('waits for what is not stored yet', async () => {
    const test = createJoined();
    test.draw('a');
    const closed = test.provider.close();
    const [push] = test.pushes();
    await settle();
    expect(test.provider.status.kind).toBe('synced');
    push?.answer({ ok: true, seq: 1 });
    await closed;
    expect([test.provider.status.kind, test.provider.outbox.size]).toEqual(['stopped', 0]);
  });

  it('waits for a join that is under way', async () => {
    const test = createTestProvider();
    test.draw('a');
    test.pair.accept();
    const closed = test.provider.close();
    await settle();
    test.join();
    const [push] = test.pushes();
    push?.answer({ ok: true, seq: 1 });
    await closed;
    expect(test.provider.outbox.size).toBe(0);
  });

  it('waits for five seconds at most', async () => {
    const test = createJoined();
    test.draw('a');
    const closed = test.provider.close();
    test.clock.advance(4_999);
    await settle();
    expect(test.provider.status.kind).toBe('synced');
    test.clock.advance(1);
    await closed;
    expect([test.provider.status.kind, test.provider.outbox.size]).toEqual(['stopped', 1]);
  });

  it('does not wait without a connection, nor when it breaks', async () => {
    const offline = createTestProvider();
    offline.draw('a');
    await offline.provider.close();
    const test = createJoined();
    test.draw('a');
    const closed = test.provider.close();
    test.pair.break();
    await closed;
    expect([offline.provider.status.kind, test.provider.status.kind]).toEqual(['stopped', 'stopped']);
  });

  it('may be asked for any number of times', async () => {
    const test = createJoined();
    test.draw('a');
    const both = [test.provider.close(), test.provider.close()];
    test.pushes()[0]?.answer({ ok: true, seq: 1 });
    await Promise.all(both);
    await test.provider.close();
    expect(test.provider.status).toMatchObject({ kind: 'stopped', reason: { code: 'closed' } });
  });

  it('lets go of the doc and of the socket', async () => {
    const doc = new Y.Doc();
    const test = createTestProvider({ doc });
    test.join();
    await test.provider.close();
    test.draw('late');
    test.provider.setPresence(Uint8Array.of(1));
    test.clock.advance(120_000);
    expect([test.provider.outbox.size, test.pair.isConnecting, test.pair.listeners]).toEqual([0, false, 0]);
  });
});
