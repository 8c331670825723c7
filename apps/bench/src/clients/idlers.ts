import { answerParent } from '../process/answerParent.ts';
import { openLine } from './line.ts';
import { RawClient } from './rawClient.ts';

/** So many connect at a time: a server is not met by ten thousand in one instant. */
const AT_ONCE = 50;

const clients: RawClient[] = [];

const answers = {
  /** Connects one client to each of these boards, as often as they are named. */
  async join({ url, boardIds }: { readonly url: string; readonly boardIds: readonly string[] }) {
    for (let index = 0; index < boardIds.length; index += AT_ONCE) {
      await Promise.all(boardIds.slice(index, index + AT_ONCE).map((boardId) => joinOne(url, boardId)));
    }
  },
  /** How many are still there. */
  open: (_: object) => clients.filter(({ line }) => line.isOpen).length,
};

export type Idlers = typeof answers;

async function joinOne(url: string, boardId: string): Promise<void> {
  const client = new RawClient(openLine(url));
  clients.push(client);
  await client.join(boardId);
}

answerParent(answers);
