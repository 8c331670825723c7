import type { BoardHistory } from '@drawbridge/protocol';
import { expect, test } from 'vitest';
import { changedSince } from './changedSince.ts';

const ADA = { name: 'Ada', color: '#ff0000', clients: [] };
const BEN = { name: 'Ben', color: '#00ff00', clients: [] };
const SINCE = { seq: 7, timeMs: 1_000 };
const version = (by: number[]) => ({ seq: 9, firstSeq: 8, fromMs: 1, toMs: 2, by });

function clientOf(by: number[][]) {
  const asked: unknown[] = [];
  const history: BoardHistory = {
    log: 'l',
    versions: by.map(version),
    named: [],
    authors: [ADA, BEN],
    days: 90,
  };
  const list = async (query: unknown) => {
    asked.push(query);
    return history;
  };
  return { asked, list };
}

test('says who changed something since, each once, and not oneself', async () => {
  const client = clientOf([[1, 0], [1]]);
  expect(await changedSince(client, SINCE, ADA)).toEqual({ people: [BEN], since: SINCE });
  expect(client.asked).toEqual([{ pauseSeconds: 86_400, after: 7 }]);
});

test('says nothing when that was nobody, or only oneself', async () => {
  expect(await changedSince(clientOf([]), SINCE, ADA)).toBeUndefined();
  expect(await changedSince(clientOf([[0]]), SINCE, ADA)).toBeUndefined();
});
