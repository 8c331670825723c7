import { describe, expect, it } from 'vitest';
import { createHistoryClient, HistoryError } from './historyClient.ts';

function clientOf(answer: () => Response | Promise<Response>) {
  const asked: string[] = [];
  const shown: unknown[] = [];
  const client = createHistoryClient({
    url: 'http://server',
    boardId: 'b',
    token: () => 't',
    signal: new AbortController().signal,
    fetch: async (input, init) => {
      asked.push(`${init?.method ?? 'GET'} ${input}`);
      shown.push(new Headers(init?.headers).get('authorization'));
      return answer();
    },
  });
  return { client, asked, shown };
}

const EMPTY = { log: 'l', versions: [], named: [], authors: [], days: 90 };

describe('The client of the history', () => {
  it('asks for versions, and for older ones', async () => {
    const { client, asked, shown } = clientOf(() => Response.json(EMPTY));
    expect(await client.list({ pauseSeconds: 30 })).toEqual(EMPTY);
    await client.list({ pauseSeconds: 30, before: 7 });
    expect(asked).toEqual([
      'GET http://server/api/boards/b/history?pause=30',
      'GET http://server/api/boards/b/history?pause=30&before=7',
    ]);
    expect(shown).toEqual(['Bearer t', 'Bearer t']);
  });

  it('names the log, so that a board of another one is never taken for it', async () => {
    const { client, asked } = clientOf(() => new Response(new Uint8Array([1, 2])));
    expect(await client.boardAt('a.b', 5)).toEqual(new Uint8Array([1, 2]));
    expect(asked).toEqual(['GET http://server/api/boards/b/history/5?log=a.b']);
  });

  it('tells the newest write first, and asks nothing about nothing', async () => {
    const writes = [1_000, 3_000, 2_000].map((timeMs) => ({ client: 7, clock: timeMs, timeMs }));
    const { client, asked } = clientOf(() => Response.json({ writes }));
    const parts = [
      { client: 7, clock: 1 },
      { client: 8, clock: 2 },
    ];
    expect((await client.writes(parts)).map(({ timeMs }) => timeMs)).toEqual([3_000, 2_000, 1_000]);
    expect(await client.writes([])).toEqual([]);
    expect(asked).toEqual(['GET http://server/api/boards/b/history/writes?of=7-1,8-2']);
  });

  it('says what the server says, when that is a sentence', async () => {
    const { client } = clientOf(() => new Response('This version is not kept any more.\n', { status: 404 }));
    await expect(client.boardAt('l', 5)).rejects.toEqual(
      new HistoryError('This version is not kept any more.', { isGone: true }),
    );
  });

  it('does not show the page of a proxy, nor what is no history', async () => {
    const { client } = clientOf(() => new Response('<html>Bad gateway</html>', { status: 502 }));
    await expect(client.forget(1)).rejects.toThrow('The server does not answer.');
    await expect(
      clientOf(() => Response.json({ versions: 1 })).client.list({ pauseSeconds: 30 }),
    ).rejects.toThrow('does not understand');
  });

  it('says so when there is no network', async () => {
    const { client } = clientOf(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(client.name(1, 'x')).rejects.toBeInstanceOf(HistoryError);
  });
});
