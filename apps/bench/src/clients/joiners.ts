import { request } from 'node:http';
import { constants, setPriority } from 'node:os';
import { answerParent } from '../process/answerParent.ts';
import { openLine } from './line.ts';
import { RawClient } from './rawClient.ts';

// A hundred people bring machines of their own. Here they give way, or what they take of the processor would be told of as the server's.
setPriority(constants.priority.PRIORITY_LOW);

const answers = {
  /** So many people open a board in the same moment. Answers how long each took until it had all of it. */
  async join({ url, boardId, people }: { url: string; boardId: string; people: number }) {
    return Promise.all(Array.from({ length: people }, () => joinOne(url, boardId)));
  },
};

export type Joiners = typeof answers;

/** Fetches what a page would and throws it away: to make a document of it is the page's work. */
async function joinOne(url: string, boardId: string) {
  const startMs = performance.now();
  const client = new RawClient(openLine(url));
  const { snapshot } = await client.join(boardId);
  const joinedMs = performance.now() - startMs;
  const bytes = snapshot ? await download(new URL(snapshot.url, url)) : 0;
  if (snapshot) await client.ask('board:tail', { since: snapshot.covers });
  return { joinedMs, loadedMs: performance.now() - startMs, bytes };
}

/** Answers how many bytes travelled. */
function download(url: URL): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { headers: { 'accept-encoding': 'gzip' }, agent: false }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Uint8Array) => {
        bytes += chunk.length;
      });
      response.once('end', () =>
        response.statusCode === 200 ? resolve(bytes) : reject(new Error(`HTTP ${response.statusCode}`)),
      );
      response.once('error', reject);
    });
    asking.once('error', reject);
    asking.end();
  });
}

answerParent(answers);
