import type { BoardHistory } from '@drawbridge/protocol';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { HistoryError } from './historyClient.ts';
import { readWork } from './readWork.ts';

const ADA = { name: 'Ada', color: '#ff0000', clients: [] };
const BEN = { name: 'Ben', color: '#00ff00', clients: [] };

/** Ten shapes, one a second, by Ada and Ben in turns. */
function log(answerSize = 3) {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let n = 1; n <= 10; n += 1) doc.getMap('shapes').set(`${n}`, new Y.Map([['n', n]]));
  const version = (firstSeq: number, seq: number) => ({
    firstSeq,
    seq,
    fromMs: firstSeq * 1_000,
    toMs: seq * 1_000,
    by: [0],
  });
  const history: BoardHistory = { log: 'l', versions: [], named: [], authors: [ADA, BEN], days: 90 };
  const asked: string[] = [];
  return {
    asked,
    client: {
      list: async ({ before }: { readonly before?: number }) =>
        before === undefined
          ? { ...history, versions: [version(6, 10)], before: 5 }
          : { ...history, versions: [version(3, 5), version(1, 2)] },
      boardAt: async (_log: string, seq: number) => {
        asked.push(`board ${seq}`);
        return Y.mergeUpdates(updates.slice(0, seq));
      },
      entries: async ({ after, upto }: { readonly after: number; readonly upto: number }) => {
        asked.push(`entries ${after} ${upto}`);
        const entries = updates.slice(after, Math.min(upto, after + answerSize)).map((update, index) => ({
          seq: after + index + 1,
          timeMs: (after + index + 1) * 1_000,
          by: (after + index) % 2,
          update: btoa(String.fromCharCode(...update)),
        }));
        return { entries, authors: [ADA, BEN] };
      },
    },
    /** Which shapes are of the work, and which are there at all. */
    shapesOf(work: Awaited<ReturnType<typeof readWork>>) {
      const shapes = [...(work?.doc.getMap('shapes')._map ?? [])];
      const meant = shapes.filter(([, item]) => work?.isWritten(item.id)).map(([id]) => Number(id));
      return { meant, all: shapes.length };
    },
  };
}

describe('The work of somebody in a time', () => {
  it('is read from the log, from the version on in which it begins, in as many answers as it takes', async () => {
    const { client, asked, shapesOf } = log();
    const work = await readWork(client, { person: BEN, fromMs: 4_000, toMs: 9_000 });
    expect(shapesOf(work)).toEqual({ meant: [4, 6, 8], all: 10 });
    expect(asked).toEqual(['board 2', 'entries 2 10', 'entries 5 10', 'entries 8 10']);
  });

  it('may begin with the board', async () => {
    const { client, asked, shapesOf } = log(100);
    const work = await readWork(client, { person: ADA, fromMs: 0, toMs: 60_000 });
    expect(shapesOf(work).meant).toEqual([1, 3, 5, 7, 9]);
    expect(asked).toEqual(['entries 0 10']);
  });

  it('is none when they did nothing then', async () => {
    const { client } = log();
    expect(await readWork(client, { person: ADA, fromMs: 90_000, toMs: 99_000 })).toBeUndefined();
    expect(await readWork(client, { person: ADA, fromMs: 4_000, toMs: 4_999 })).toBeUndefined();
    expect(await readWork(client, { person: { ...ADA, color: '#0000ff' }, fromMs: 0, toMs: 99_000 })).toBe(
      undefined,
    );
  });

  it('is too much when a page cannot take it in', async () => {
    const { client } = log();
    const update = 'A'.repeat(40 * 1024 * 1024);
    const huge = async () => ({ entries: [{ seq: 1, timeMs: 1, by: 0, update }], authors: [ADA] });
    const reading = readWork({ ...client, entries: huge }, { person: ADA, fromMs: 0, toMs: 9_000 });
    await expect(reading).rejects.toThrow(HistoryError);
  });
});
