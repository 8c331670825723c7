import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asOperator, copyDatabase, testDatabase } from '../../../test/postgres/testDatabase.ts';
import { type NewEntry, type Storage, StorageError } from '../index.ts';
import { createDrawing, openDoc, shapesIn } from '../test/drawing.ts';
import { openPostgresStorage } from './postgres.ts';

const everything = { after: 0, maxBytes: Number.MAX_SAFE_INTEGER };

let name: string;
let url: string;
let nodes: Storage[];

const startNode = async (): Promise<Storage> => {
  const node = await openPostgresStorage(url);
  nodes.push(node);
  return node;
};

const startNodes = async (): Promise<[Storage, Storage]> => [await startNode(), await startNode()];

const entry = (session: string, n: number): NewEntry => ({
  session,
  n,
  bytes: new TextEncoder().encode(`${session} ${n}`),
});

/** One push after the other, as a session sends them. Answers their seqs. */
const pushMany = async (node: Storage, session: string, count: number): Promise<number[]> => {
  const { epoch } = await node.openBoard('b');
  const seqs: number[] = [];
  for (let n = 1; n <= count; n += 1) {
    const [appended] = await node.append('b', epoch, [entry(session, n)]);
    seqs.push(appended?.seq ?? 0);
  }
  return seqs;
};

const textsIn = async (node: Storage): Promise<string[]> =>
  (await node.readLog('b', everything)).map(({ bytes }) => new TextDecoder().decode(bytes));

beforeEach(async () => {
  name = `nodes-${randomUUID()}`;
  url = await testDatabase(name);
  nodes = [];
});

afterEach(async () => {
  await Promise.all(nodes.map((node) => node.close()));
});

describe('Several nodes on one database', { timeout: 60_000 }, () => {
  it('make the tables once when they all start at the same moment', async () => {
    const started = await Promise.all(Array.from({ length: 6 }, startNode));
    expect(new Set(started.map(({ secret }) => Buffer.from(secret).toString('hex'))).size).toBe(1);
    const epochs = await Promise.all(started.map((node) => node.openBoard('b')));
    expect(new Set(epochs.map(({ epoch }) => epoch)).size).toBe(1);
  });

  it('append to the same board in one order without a gap, and lose nothing', async () => {
    const pair = await startNodes();
    const sessions = Array.from({ length: 12 }, (_, index) => `session ${index}`);
    const COUNT = 60;
    const pushed = await Promise.all(
      sessions.map((session, index) => pushMany(pair[index % 2] ?? pair[0], session, COUNT)),
    );
    const total = sessions.length * COUNT;
    expect(pushed.flat().sort((a, b) => a - b)).toEqual(
      Array.from({ length: total }, (_, index) => index + 1),
    );
    const [one, other] = await Promise.all(pair.map(textsIn));
    expect(one).toEqual(other);
    for (const [index, session] of sessions.entries()) {
      expect(pushed[index]?.map((seq) => one?.[seq - 1])).toEqual(
        Array.from({ length: COUNT }, (_, n) => `${session} ${n + 1}`),
      );
    }
    expect((await pair[0].openBoard('b')).tail.entries).toBe(total);
  });

  it('write many of the same boards in one commit each, in whatever order they were asked, without waiting for each other', async () => {
    const pair = await startNodes();
    const boards = Array.from({ length: 30 }, (_, index) => `board ${index}`);
    const write = async (node: Storage, names: readonly string[], session: string) => {
      for (let n = 1; n <= 10; n += 1) {
        await Promise.all(
          names.map(async (board) =>
            node.append(board, (await node.openBoard(board)).epoch, [entry(session, n)]),
          ),
        );
      }
    };
    await Promise.all([write(pair[0], boards, 'a'), write(pair[1], boards.toReversed(), 'b')]);
    for (const board of boards) expect((await pair[0].openBoard(board)).head).toBe(20);
  });

  it('store a push once that reaches two of them at the same time', async () => {
    const pair = await startNodes();
    const { epoch } = await pair[0].openBoard('b');
    for (let n = 1; n <= 30; n += 1) {
      const answers = await Promise.all(pair.map((node) => node.append('b', epoch, [entry('s', n)])));
      expect(answers.flat().map(({ seq }) => seq)).toEqual([n, n]);
      expect(answers.flat().filter(({ isDuplicate }) => isDuplicate)).toHaveLength(1);
    }
  });

  it('go on with what one of them told a client', async () => {
    const first = await startNode();
    const { epoch } = await first.openBoard('b');
    await first.append('b', epoch, [entry('s', 1)]);
    const second = await startNode();
    await second.append('b', epoch, [entry('t', 1)]);
    await first.close();
    await second.append('b', epoch, [entry('t', 2)]);
    const third = await startNode();
    expect(await third.follows('b', epoch, 3)).toBe(true);
    expect((await third.openBoard('b')).epoch).toBe(epoch);
  });

  it('compact a board at the same time without losing what is appended', async () => {
    const pair = await startNodes();
    const drawing = createDrawing();
    for (let round = 0; round < 6; round += 1) {
      const { epoch } = await pair[0].openBoard('b');
      const entries = drawing.draw(40);
      await pair[0].append('b', epoch, entries.slice(0, 20));
      await Promise.all([
        ...pair.map((node) => node.compact('b')),
        pair[1].append('b', epoch, entries.slice(20)),
      ]);
      expect(shapesIn(await openDoc(pair[1], 'b'))).toEqual(shapesIn(drawing.doc));
    }
    expect((await pair[1].openBoard('b')).snapshot?.covers).toBeGreaterThanOrEqual(220);
  });

  it('let one of them write a record', async () => {
    const pair = await startNodes();
    let version = 0;
    for (let round = 0; round < 20; round += 1) {
      const answers = await Promise.all(
        pair.map((node, index) =>
          node.writeRecord('b', { kind: 'note', key: 'k', text: `${round} ${index}`, ifVersion: version }),
        ),
      );
      const written = answers.filter((answer) => answer !== undefined);
      expect(written).toHaveLength(1);
      expect(written[0]).toBeGreaterThan(version);
      version = written[0] ?? 0;
    }
  });

  it('sum up together what was sent for a board', async () => {
    const pair = await startNodes();
    const claims = Array.from({ length: 20 }, (_, index) =>
      (pair[index % 2] ?? pair[0]).files.claim('b', String(index).padStart(64, '0'), {
        bytes: 10,
        maxBytes: 70,
      }),
    );
    expect((await Promise.all(claims)).filter((isTaken) => isTaken)).toHaveLength(7);
  });

  it('take nothing for a board that another one deleted', async () => {
    const [first, second] = await startNodes();
    const { epoch } = await first.openBoard('b');
    await first.append('b', epoch, createDrawing().draw(5));
    const [deleted, compacted, named] = await Promise.allSettled([
      second.deleteBoard('b'),
      first.compact('b'),
      first.nameVersion('b', { seq: 3, name: 'Late' }),
    ]);
    expect([deleted.status, compacted.status, named.status]).toContain('fulfilled');
    await expect(first.append('b', epoch, [entry('s', 9)])).rejects.toThrow(StorageError);
    expect(await first.openBoard('b')).toMatchObject({ head: 0, tail: { entries: 0 } });
    expect(await first.listVersions('b')).toEqual([]);
  });

  it('keep one append from doing harm to the others of its commit', async () => {
    const node = await startNode();
    const { epoch } = await node.openBoard('b');
    const answers = await Promise.allSettled([
      node.append('b', epoch, [{ ...entry('s', 1), writer: { client: 1, name: 'A\0da', color: '#00\0' } }]),
      node.append('b', epoch, [entry('with\0zero', 1)]),
      node.append('b', 'another epoch', [entry('t', 1)]),
      node.append('b', epoch, [entry('u', 1)]),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(await textsIn(node)).toEqual(['s 1', 'u 1']);
    expect(await node.readWriters('b')).toEqual([{ session: 's', client: 1, name: 'Ada', color: '#00' }]);
    expect(node.health).toEqual({ kind: 'ok' });
  });

  it('write no more to a board of which they know more than the database', async () => {
    const node = await startNode();
    const { epoch } = await node.openBoard('b');
    await node.append('b', epoch, [entry('s', 1)]);
    await node.append('other', (await node.openBoard('other')).epoch, [entry('s', 1)]);
    await node.close();
    await copyDatabase(name, `${name}-old`);
    const later = await startNode();
    const before = await later.openBoard('b');
    await later.append('b', before.epoch, [entry('s', 2)]);
    await replaceDatabase(`${name}-old`, name);
    await expect.poll(() => later.openBoard('b').then(({ head }) => head, String)).toBe(1);
    await expect(later.append('b', before.epoch, [entry('s', 3)])).rejects.toThrow(/older copy/);
    expect(await later.follows('b', before.epoch, 2)).toBe(false);
    await later.append('other', (await later.openBoard('other')).epoch, [entry('s', 2)]);
    expect(await later.follows('b', epoch, 1)).toBe(true);
  });
});

/** While nodes are connected, as when a standby takes over that had not followed to the end. */
async function replaceDatabase(by: string, replaced: string): Promise<void> {
  await asOperator(async (client) => {
    const [from, to] = [by, replaced].map((one) => client.escapeIdentifier(one));
    await client.query(`DROP DATABASE ${to} WITH (FORCE)`);
    await client.query(`ALTER DATABASE ${from} RENAME TO ${to}`);
  });
}
