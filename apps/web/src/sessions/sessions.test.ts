import type { Clock, Provider } from '@drawbridge/sync';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import type { Profile } from '../profile/profile.ts';
import { createSessions } from './sessions.ts';
import { createTestSession, type TestSession } from './test/createTestSession.ts';

const ada: Profile = { name: 'Ada', color: '#2b6fdb' };

/** A page on one board whose server and clock are the test's. */
function openPage(branches: Provider['branches'] = []) {
  const opened: TestSession[] = [];
  const clock = manualClock();
  const sessions = createSessions({
    clock,
    open(carried) {
      const session = createTestSession(carried ?? ada, branches);
      opened.push(session);
      return session;
    },
  });
  onTestFinished(() => sessions.close());
  const nth = (index: number): TestSession => {
    const session = opened[index];
    if (!session) throw new Error(`Only ${opened.length} sessions were opened.`);
    return session;
  };
  return { sessions, opened, nth, clock };
}

function manualClock(): Pick<Clock, 'now' | 'after'> & { advance(ms: number): void } {
  let nowMs = 1_000_000;
  let timers: { atMs: number; run: () => void }[] = [];
  return {
    now: () => nowMs,
    after(delayMs, run) {
      const timer = { atMs: nowMs + delayMs, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(ms) {
      nowMs += ms;
      const due = timers.filter(({ atMs }) => atMs <= nowMs);
      timers = timers.filter(({ atMs }) => atMs > nowMs);
      for (const { run } of due) run();
    },
  };
}

function countShapes(update: Uint8Array): number {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc.getMap('shapes').size;
}

/** The page of somebody who drew three shapes: in the backup, stored later, and never stored. Then the backup is restored. */
async function restored() {
  const page = openPage();
  const first = page.nth(0);
  await first.sync();
  first.draw(0);
  first.store();
  const backup = Y.encodeStateAsUpdate(first.provider.doc);
  first.draw(100);
  first.store();
  first.draw(200);
  first.stop('reset', 'Restored.');
  return { ...page, first, backup };
}

test('after a restore the old board stays on screen until the new one is there', async () => {
  const { sessions, first, nth, backup } = await restored();
  expect(sessions.current.session).toBe(first);
  expect(sessions.connection.current).toMatchObject({ status: { kind: 'connecting' }, unconfirmed: 1 });
  await nth(1).sync(backup);
  expect(sessions.current.session).toBe(nth(1));
  expect(first.isDestroyed).toBe(true);
});

test('what was not stored comes back by itself, and the rest after a yes', async () => {
  const { sessions, first, nth, backup } = await restored();
  await nth(1).sync(backup);
  const [inBackup, storedLater, unsent] = first.ids;
  expect(nth(1).ids.toSorted()).toEqual([inBackup, unsent].toSorted());
  expect(sessions.current.restored).toEqual({ missingCount: 1, missingComments: 0, cause: 'restored' });
  sessions.putBack();
  expect(nth(1).ids).toContain(storedLater);
  expect(sessions.current.restored).toBeUndefined();
});

test('comments that the earlier copy does not have come back with the shapes', async () => {
  const { sessions, first, nth, backup } = await restored();
  const words = { text: 'Said after the backup', names: [] };
  const id = first.discussion.comments.begin({ x: 0, y: 0 }, words) ?? expect.unreachable();
  first.store();
  await nth(1).sync(backup);
  expect(sessions.current.restored).toMatchObject({ missingComments: 1 });
  sessions.putBack();
  expect(nth(1).discussion.comments.get(id)?.comments[0].text).toBe(words.text);
  expect(sessions.current.restored).toBeUndefined();
});

test('after a no the board stays as it is', async () => {
  const { sessions, nth, backup } = await restored();
  await nth(1).sync(backup);
  sessions.leaveOut();
  expect(nth(1).ids).toHaveLength(2);
  expect(sessions.current.restored).toBeUndefined();
});

test('what another person puts back is not asked for any more', async () => {
  const { sessions, first, nth, backup } = await restored();
  await nth(1).sync(backup);
  Y.applyUpdate(nth(1).provider.doc, Y.encodeStateAsUpdate(first.provider.doc));
  expect(sessions.current.restored).toEqual({ missingCount: 0, missingComments: 0, cause: 'restored' });
  sessions.putBack();
  expect(nth(1).ids).toHaveLength(3);
});

test('an open question counts as unsaved work', async () => {
  const { sessions, nth, backup } = await restored();
  await nth(1).sync(backup);
  nth(1).store();
  expect(sessions.unsavedCount).toBe(1);
  sessions.leaveOut();
  expect(sessions.unsavedCount).toBe(0);
});

test('a question that is open at a second restore is asked about both', async () => {
  const { sessions, nth, backup } = await restored();
  await nth(1).sync(backup);
  nth(1).draw(300);
  nth(1).store();
  nth(1).stop('reset');
  await nth(2).sync(backup);
  expect(sessions.current.restored).toEqual({ missingCount: 3, missingComments: 0, cause: 'restored' });
  sessions.putBack();
  expect(nth(2).ids).toHaveLength(4);
});

test('drawing goes on during the change: a stroke is finished where it was begun, and is not lost', async () => {
  const { sessions, first, nth, backup, clock } = await restored();
  first.draw(300, { isHeld: true });
  await nth(1).sync(backup);
  clock.advance(50);
  expect(sessions.current.session).toBe(first);
  first.release();
  clock.advance(50);
  expect(sessions.current.session).toBe(nth(1));
  expect(nth(1).ids).toHaveLength(3);
});

test('the camera is where it was, and a new name is kept', async () => {
  const { sessions, first, nth, backup } = await restored();
  const wheel = { x: 300, y: 200, deltaX: 0, deltaMode: 0, shift: false };
  for (let turn = 0; turn < 7; turn += 1) first.editor.input.wheel({ ...wheel, deltaY: 15, ctrl: true });
  first.editor.input.wheel({ ...wheel, deltaX: 33, deltaY: -71, ctrl: false });
  first.setProfile({ ...ada, name: 'Ada L.' });
  await nth(1).sync(backup);
  const { editor, profile } = sessions.current.session;
  for (const part of ['x', 'y', 'zoom'] as const) {
    expect(editor.camera[part]).toBeCloseTo(first.editor.camera[part], 6);
  }
  expect(profile.current.name).toBe('Ada L.');
});

test('a refused change is tried once more by itself; refused again, it is put aside with the reason', async () => {
  const { sessions, nth } = openPage();
  await nth(0).sync();
  nth(0).draw(0);
  nth(0).stop('refused', 'Too large.');
  await nth(1).sync();
  expect(nth(1).ids).toHaveLength(1);
  expect(sessions.current.refused).toBeUndefined();
  nth(1).stop('refused', 'Too large.');
  await nth(2).sync();
  expect(nth(2).ids).toHaveLength(0);
  expect(sessions.current.refused).toEqual({ message: 'Too large.' });
  expect(sessions.unsavedCount).toBe(1);
  expect(sessions.encodeRefused().map(countShapes)).toEqual([1]);
});

test('refused work can be tried again by hand, and dropped', async () => {
  const { sessions, nth, opened } = openPage();
  await nth(0).sync();
  nth(0).draw(0);
  for (const index of [0, 1]) {
    nth(index).stop('refused');
    await nth(index + 1).sync();
  }
  sessions.tryRefusedAgain();
  expect(nth(2).ids).toHaveLength(1);
  expect(sessions.current.refused).toBeUndefined();
  nth(2).stop('refused');
  await nth(3).sync();
  sessions.dropRefused();
  expect(sessions.unsavedCount).toBe(0);
  expect(opened).toHaveLength(4);
});

test('a refusal a minute later is an accident of its own', async () => {
  const { sessions, nth, clock } = openPage();
  await nth(0).sync();
  nth(0).draw(0);
  nth(0).stop('refused');
  await nth(1).sync();
  clock.advance(60_000);
  nth(1).stop('refused');
  await nth(2).sync();
  expect(sessions.current.refused).toBeUndefined();
  expect(nth(2).ids).toHaveLength(1);
});

test('a new session that is sent away as well is opened again, but not at once', async () => {
  const { opened, nth, clock, sessions, first, backup } = await restored();
  nth(1).stop('reset');
  await nth(1).provider.synced.catch(() => {});
  await Promise.resolve();
  expect(opened).toHaveLength(2);
  expect(nth(1).isDestroyed).toBe(true);
  clock.advance(5_000);
  expect(sessions.current.session).toBe(first);
  await nth(2).sync(backup);
  expect(sessions.current.session).toBe(nth(2));
});

test('a new session that ends for good says so over the old board', async () => {
  const { sessions, first, nth } = await restored();
  nth(1).stop('version', 'Reload the page.');
  await nth(1).provider.synced.catch(() => {});
  expect(sessions.current.session).toBe(first);
  expect(sessions.connection.current.status).toMatchObject({ kind: 'stopped', reason: { code: 'version' } });
});

test('the picture of the connection is the same object while nothing in it differs', async () => {
  const { sessions, nth } = await restored();
  const before = sessions.connection.current;
  expect(sessions.connection.current).toBe(before);
  nth(1).enter({ kind: 'joining' });
  expect(sessions.connection.current).not.toBe(before);
});

/** What the browser kept of `restored()` when its page was closed. */
async function keptBranch() {
  const { first, backup, sessions } = await restored();
  const { doc, unsent } = first.provider;
  const rows = unsent.updates.map((bytes, index) => ({ key: `${index}`, clientId: doc.clientID, bytes }));
  await sessions.close();
  return { first, backup, branch: { id: 7, updates: [Y.encodeStateAsUpdate(doc)], unsent: rows } };
}

test('a page that was closed with the question open asks again when it comes back', async () => {
  const { first, backup, branch } = await keptBranch();
  const { sessions, nth } = openPage([branch]);
  await nth(0).sync(backup);
  expect(nth(0).ids).toHaveLength(2);
  expect(sessions.current.restored).toEqual({ missingCount: 1, missingComments: 0, cause: 'restored' });
  expect(nth(0).droppedBranches).toEqual([]);
  sessions.putBack();
  expect(nth(0).ids.toSorted()).toEqual(first.ids.toSorted());
  expect(nth(0).droppedBranches).toEqual([7]);
});

test('a kept doc of which nothing is missing is dropped without a word', async () => {
  const { first, branch } = await keptBranch();
  const { sessions, nth } = openPage([branch]);
  await nth(0).sync(Y.encodeStateAsUpdate(first.provider.doc));
  expect(sessions.current.restored).toBeUndefined();
  expect(nth(0).droppedBranches).toEqual([7]);
});

test('work of another tab that ended before it could send it is given back with our own', async () => {
  const { backup, branch } = await keptBranch();
  const { sessions, nth } = openPage([branch]);
  nth(0).draw(500);
  nth(0).stop('reset');
  await nth(1).sync(backup);
  expect(nth(1).ids).toHaveLength(3);
  expect(sessions.current.restored).toEqual({ missingCount: 1, missingComments: 0, cause: 'restored' });
});
