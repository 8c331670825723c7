import { answerParent } from '../process/answerParent.ts';
import { WebSocketLine } from './line.ts';
import { RawClient } from './rawClient.ts';

/** Well within the time that the server waits for an answer to a ping. */
const PONG_MS = 1_000;

let isStalling = false;

const answers = {
  /** Joins and reads nothing more, though it answers pings unasked; comes back whenever it is cut off. */
  async stall({ url, boardId }: { readonly url: string; readonly boardId: string }) {
    isStalling = true;
    await stall(url, boardId);
  },
  stop(_: object) {
    isStalling = false;
  },
};

export type Stallers = typeof answers;

async function stall(url: string, boardId: string): Promise<void> {
  const socket = new WebSocketLine(url);
  const client = new RawClient(socket);
  await client.join(boardId);
  socket.pause();
  const pongs = setInterval(() => socket.send('3'), PONG_MS);
  void client.closed.then(() => {
    clearInterval(pongs);
    if (isStalling) void stall(url, boardId);
  });
}

answerParent(answers);
