import { refuse } from '@drawbridge/protocol';
import { describe, expect, it } from 'vitest';
import type { Credentials } from './connection/permission.ts';
import { createTestProvider, JOINED } from './test/testProvider.ts';

/** Lets everything that waits for a settled promise run. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

/** A provider whose credentials the test hands out: `give` answers the oldest question. */
function start() {
  const questions: { resolve: (shown: Credentials) => void; reject: (error: Error) => void }[] = [];
  const test = createTestProvider({
    credentials: () => new Promise((resolve, reject) => questions.push({ resolve, reject })),
  });
  const next = () => {
    const question = questions.shift();
    if (!question) throw new Error('Nobody asked for credentials.');
    return question;
  };
  return {
    ...test,
    get asked() {
      return questions.length;
    },
    async give(shown: Credentials) {
      next().resolve(shown);
      await settle();
    },
    async fail() {
      next().reject(new Error('No network.'));
      await settle();
    },
    connect: () => test.pair.accept(),
    /** Joined with the token `t1`, which is to be replaced after a second. */
    async joined(board: object = {}) {
      test.pair.accept();
      next().resolve({ kind: 'token', token: 't1' });
      await settle();
      const { payload, answer } = test.next('board:join');
      answer({ ...JOINED, refreshMs: 1_000, ...board });
      return payload;
    },
  };
}

describe('A provider with credentials', () => {
  it('shows them when it joins, and has the role that it is told', async () => {
    const test = start();
    expect(test.provider.role).toBeUndefined();
    expect(await test.joined({ role: 'comment' })).toMatchObject({ token: 't1' });
    expect(test.provider.role).toBe('comment');
    expect(test.provider.status.kind).toBe('synced');
  });

  it('joins without a token when there is none', async () => {
    const test = start();
    test.connect();
    await test.give({ kind: 'none' });
    expect(test.next('board:join').payload).not.toHaveProperty('token');
  });

  it('stops when they are denied, and says why', async () => {
    const test = start();
    test.provider.synced.catch(() => {});
    test.connect();
    await test.give({ kind: 'denied', message: 'The link was taken back.' });
    expect(test.provider.status).toEqual({
      kind: 'stopped',
      reason: { code: 'auth', message: 'The link was taken back.' },
    });
  });

  it('stops when the board was deleted, whether its credentials or the join say so', async () => {
    for (const answer of ['credentials', 'join'] as const) {
      const test = start();
      test.provider.synced.catch(() => {});
      test.connect();
      if (answer === 'credentials') await test.give({ kind: 'denied', message: 'Gone.', isDeleted: true });
      else {
        await test.give({ kind: 'none' });
        test.next('board:join').answer(refuse('deleted', 'Gone.'));
      }
      const reason = { code: 'deleted', message: 'Gone.' };
      expect(test.provider.status).toEqual({ kind: 'stopped', reason });
    }
  });

  it('tries again later when they cannot be had', async () => {
    const test = start();
    test.connect();
    await test.fail();
    expect(test.provider.status.kind).toBe('retrying');
    test.clock.advance(30_000);
    test.connect();
    await test.give({ kind: 'token', token: 't2' });
    expect(test.next('board:join').payload).toMatchObject({ token: 't2' });
  });

  it('does not join with what comes when the connection has gone', async () => {
    const test = start();
    test.connect();
    test.pair.break();
    test.clock.advance(30_000);
    test.connect();
    await test.give({ kind: 'token', token: 'late' });
    expect(test.waiting()).toEqual([]);
    await test.give({ kind: 'token', token: 't2' });
    expect(test.next('board:join').payload).toMatchObject({ token: 't2' });
  });

  it('brings another token in time', async () => {
    const test = start();
    await test.joined();
    test.clock.advance(999);
    expect(test.asked).toBe(0);
    test.clock.advance(1);
    await test.give({ kind: 'token', token: 't2' });
    const refresh = test.next('auth:refresh');
    expect(refresh.payload).toEqual({ token: 't2' });
    refresh.answer({ ok: true, role: 'view', refreshMs: 2_000 });
    expect(test.provider.role).toBe('view');
    test.clock.advance(2_000);
    expect(test.asked).toBe(1);
  });

  it('shows others at once when it is told that there are some', async () => {
    const test = start();
    test.provider.renewCredentials();
    expect(test.asked).toBe(0);
    await test.joined();
    test.provider.renewCredentials();
    await test.give({ kind: 'token', token: 't2' });
    test.next('auth:refresh').answer({ ok: true, role: 'own', refreshMs: 1_000 });
    expect(test.provider.role).toBe('own');
  });

  it('goes on when another token cannot be had at once, and asks again soon', async () => {
    const test = start();
    await test.joined();
    test.clock.advance(1_000);
    await test.fail();
    expect(test.provider.status.kind).toBe('synced');
    test.clock.advance(250);
    expect(test.asked).toBe(1);
  });

  it('joins anew, with all that is not saved, when the server does not take the next token', async () => {
    const test = start();
    await test.joined();
    test.draw('a');
    test.clock.advance(1_000);
    await test.give({ kind: 'token', token: 't2' });
    test.next('auth:refresh').answer(refuse('auth', 'No.'));
    test.clock.advance(30_000);
    await test.joined();
    expect(test.pushes().length).toBe(1);
  });

  it('comes back at once with another token when its session ends for the lack of one', async () => {
    const test = start();
    await test.joined();
    test.send('session:end', { code: 'auth', retryMs: 0 });
    test.clock.advance(0);
    expect(await test.joined()).toMatchObject({ token: 't1' });
  });
});

describe('A provider that may not write', () => {
  it('keeps what is changed all the same, says so, and sends it when it may', () => {
    const test = createTestProvider();
    test.join({ role: 'view' });
    test.draw('a');
    expect(test.pushes()).toEqual([]);
    expect([test.provider.outbox.size, test.provider.notice?.code]).toEqual([1, 'readonly']);
    test.send('role:changed', { role: 'edit' });
    const [push] = test.pushes();
    push?.answer({ ok: true, seq: 1 });
    expect([test.provider.outbox.size, test.provider.notice]).toEqual([0, undefined]);
  });

  it('pushes what it has where it may comment, and once more when it may draw', () => {
    const test = createTestProvider();
    test.join({ role: 'comment' });
    test.draw('a');
    const [push] = test.pushes();
    push?.answer(refuse('readonly', 'You may comment on this board, and not change it.', 60_000));
    test.clock.advance(30_000);
    expect([test.pushes(), test.provider.outbox.size, test.provider.notice?.code]).toEqual([
      [],
      1,
      'readonly',
    ]);
    test.send('role:changed', { role: 'edit' });
    test.pushes()[0]?.answer({ ok: true, seq: 1 });
    expect([test.provider.outbox.size, test.provider.notice]).toEqual([0, undefined]);
  });

  it('loses nothing that was on its way when it was told', () => {
    const test = createTestProvider();
    test.join();
    test.draw('a');
    const [push] = test.pushes();
    test.send('role:changed', { role: 'view' });
    push?.answer(refuse('readonly', 'You may look at this board, and not change it.'));
    test.clock.advance(60_000);
    expect([test.pushes(), test.provider.outbox.size]).toEqual([[], 1]);
    expect(test.provider.status.kind).toBe('synced');
    test.send('role:changed', { role: 'edit' });
    expect(test.pushes().length).toBe(1);
  });

  it('stops when the owner of the board sends it away', () => {
    const test = createTestProvider();
    test.join();
    test.send('session:end', { code: 'removed' });
    test.clock.advance(120_000);
    expect(test.provider.status).toMatchObject({ kind: 'stopped', reason: { code: 'removed' } });
  });
});
