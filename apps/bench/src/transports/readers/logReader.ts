import { askHttp, type HttpAnswer } from '../line/askHttp.ts';
import type { Dialer } from '../line/createDialer.ts';
import type { Ears, Place } from '../transport.ts';

export interface LogReader {
  /** Asks for what is new, once; the server may hold the answer back for so long until there is something. */
  read(waitSeconds: number): Promise<void>;
  close(): void;
}

/** Asks for a log over HTTP as `docs/feed-api.md` says it, and knows how far it is. */
export function createLogReader({ url, boardId }: Place, dialer: Dialer, ears: Ears): LogReader {
  const agent = dialer.createAgent(url);
  const leaving = new AbortController();
  let since = 0;
  let etag: string | undefined;
  return {
    async read(waitSeconds) {
      const wait = waitSeconds > 0 ? `&wait=${waitSeconds}` : '';
      const answer = await askHttp(`${url}/api/boards/${boardId}/log?since=${since}${wait}`, {
        agent,
        headers: { accept: 'application/json', ...(etag !== undefined && { 'if-none-match': etag }) },
        signal: leaving.signal,
      });
      etag = answer.etag;
      const { upto, seqs } = parseLog(answer, since);
      since = upto;
      for (const seq of seqs) ears.entry(seq);
    },
    close() {
      leaving.abort();
      agent.destroy();
    },
  };
}

function parseLog({ status, text }: HttpAnswer, since: number): { upto: number; seqs: readonly number[] } {
  if (status === 304) return { upto: since, seqs: [] };
  if (status !== 200) throw new Error(`The log was refused: ${status} ${text}`);
  // What the server answers is the server's tests' business; here it is believed.
  const log = JSON.parse(text) as { upto: number; entries: readonly { seq: number }[] };
  return { upto: log.upto, seqs: log.entries.map(({ seq }) => seq) };
}
