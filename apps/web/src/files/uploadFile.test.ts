import { FILE_CHUNK_BYTES } from '@drawbridge/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { uploadFile } from './uploadFile.ts';

const NAME = 'ab'.repeat(32);
const CONTENT = new Uint8Array(2 * FILE_CHUNK_BYTES + 100).map((_, index) => index % 251);

/** What has arrived. */
let arrived: Uint8Array;
let requests: string[];
/** Answers a request in place of the server, or throws as a network that is gone. */
let interfere: (method: string, offset: string | null) => Response | undefined;

beforeEach(() => {
  arrived = new Uint8Array();
  requests = [];
  interfere = () => undefined;
});

/** As `protocol/files.ts` says. */
const server: typeof fetch = async (_address, { method = '', headers, body, signal } = {}) => {
  signal?.throwIfAborted();
  const offset = new Headers(headers).get('upload-offset');
  requests.push(`${method} ${offset ?? ''}`.trim());
  const other = interfere(method, offset);
  if (other) return other;
  if (body instanceof Blob && Number(offset) === arrived.length) {
    arrived = Uint8Array.from([...arrived, ...new Uint8Array(await body.arrayBuffer())]);
  }
  const isWhole = arrived.length === CONTENT.length;
  const status = method === 'HEAD' ? (isWhole ? 200 : 404) : isWhole ? 201 : 204;
  return new Response(null, { status, headers: isWhole ? {} : { 'upload-offset': String(arrived.length) } });
};

function upload(signal = new AbortController().signal) {
  const waits: number[] = [];
  const wait = async (ms: number) => void waits.push(ms);
  const done = uploadFile(NAME, new Blob([CONTENT]), {
    ...{ url: 'http://server', boardId: 'b', signal, wait, fetch: server },
  });
  return { done, waits };
}

describe('sending a file', () => {
  it('goes part by part', async () => {
    expect(await upload().done).toEqual({ kind: 'stored' });
    expect(arrived).toEqual(CONTENT);
    expect(requests).toEqual([
      'HEAD',
      'PATCH 0',
      `PATCH ${FILE_CHUNK_BYTES}`,
      `PATCH ${2 * FILE_CHUNK_BYTES}`,
    ]);
  });

  it('sends nothing that the server has', async () => {
    arrived = CONTENT;
    expect(await upload().done).toEqual({ kind: 'stored' });
    expect(requests).toEqual(['HEAD']);
  });

  it('goes on where it was after the network broke, waiting longer each time', async () => {
    let breaks = 3;
    interfere = (_method, offset) => {
      if (offset === String(FILE_CHUNK_BYTES) && breaks-- > 0) throw new TypeError('Failed to fetch');
      return undefined;
    };
    const { done, waits } = upload();
    expect(await done).toEqual({ kind: 'stored' });
    expect(arrived).toEqual(CONTENT);
    expect(waits).toEqual([1000, 2000, 4000]);
    expect(requests.filter((request) => request === 'HEAD')).toHaveLength(4);
  });

  it('waits for a server that is busy', async () => {
    let busy = 2;
    interfere = () => (busy-- > 0 ? new Response('busy', { status: 503 }) : undefined);
    const { done, waits } = upload();
    expect(await done).toEqual({ kind: 'stored' });
    expect(waits).toEqual([1000, 2000]);
  });

  it('ends with the words of a server that will never take it', async () => {
    const refusal = () => new Response('A file may have 5 bytes.\n', { status: 413 });
    interfere = (method) => (method === 'PATCH' ? refusal() : undefined);
    expect(await upload().done).toEqual({ kind: 'refused', message: 'A file may have 5 bytes.' });
  });

  it.each([401, 408, 410, 429])(
    'does not give the file up for what %i says of the board or the moment',
    async (status) => {
      let answers = 2;
      interfere = () => (answers-- > 0 ? new Response(null, { status }) : undefined);
      expect(await upload().done).toEqual({ kind: 'stored' });
    },
  );

  it('ends when the board is left', async () => {
    const leaving = new AbortController();
    leaving.abort(new Error('left'));
    await expect(upload(leaving.signal).done).rejects.toThrow('left');
  });
});
