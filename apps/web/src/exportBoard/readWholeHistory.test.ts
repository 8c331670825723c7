import type { BoardEntries, BoardHistory } from '@drawbridge/protocol';
import { expect, it } from 'vitest';
import { HistoryError } from '../history/historyClient.ts';
import { readWholeHistory } from './readWholeHistory.ts';

const ada = { name: 'Ada', color: '#336699', clients: [7] };
const bo = { name: 'Bo', color: '#c2255c', clients: [8] };
const entry = (seq: number, by?: number) => ({
  seq,
  timeMs: seq,
  update: 'AAA=',
  ...(by !== undefined && { by }),
});
const version = { seq: 3, firstSeq: 1, fromMs: 1, toMs: 3, by: [] };
const named = [
  { id: 1, seq: 2, name: 'Draft', timeMs: 2 },
  { id: 2, seq: 4, name: 'Meanwhile', timeMs: 4 },
];
const NOT_WHOLE = /not kept from its beginning/;
const history: BoardHistory = { log: 'l', versions: [version], named, authors: [], days: 30 };

function reading(...answers: BoardEntries[]) {
  const shares: number[] = [];
  const client = {
    list: async () => history,
    entries: async () => answers.shift() ?? { entries: [], authors: [] },
  };
  return { client, shares, read: () => readWholeHistory(client, (share) => shares.push(share)) };
}

it('all of the log is read, with who wrote it, in whatever order people are listed each time', async () => {
  const { shares, read } = reading(
    { authors: [bo], entries: [entry(1, 0), entry(2)] },
    { authors: [ada, bo], entries: [entry(3, 0)] },
  );
  expect(await read()).toEqual({
    authors: [bo, ada],
    versions: [{ seq: 2, name: 'Draft' }],
    entries: [entry(1, 0), entry(2), entry(3, 1)],
  });
  expect(shares).toEqual([2 / 3, 1]);
});

it('a log that has a hole, or no end, is none', async () => {
  await expect(reading({ authors: [], entries: [entry(2)] }).read()).rejects.toThrow(HistoryError);
  await expect(reading({ authors: [], entries: [entry(1)] }).read()).rejects.toThrow(NOT_WHOLE);
});

it('one of which the server keeps only the end, or nothing, is said to be so', async () => {
  const failing = (error: Error) =>
    readWholeHistory({ list: async () => history, entries: () => Promise.reject(error) }, () => {});
  const gone = new HistoryError('This part of the history is not kept any more.', { isGone: true });
  await expect(failing(gone)).rejects.toThrow(NOT_WHOLE);
  await expect(failing(new HistoryError('No network.'))).rejects.toThrow('No network.');
  const empty = { list: async () => ({ ...history, versions: [] }), entries: reading().client.entries };
  await expect(readWholeHistory(empty, () => {})).rejects.toThrow(NOT_WHOLE);
});
