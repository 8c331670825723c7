import type { Joined } from '@drawbridge/protocol';
import { openLine } from '../clients/line.ts';
import { RawClient } from '../clients/rawClient.ts';

/** Up to which seq the snapshot of a board goes; 0 without one. */
export async function covered(url: string, boardId: string): Promise<number> {
  const { snapshot } = await lookAt(url, boardId);
  return snapshot?.covers ?? 0;
}

/** How many entries of a board's log came after its snapshot. */
export async function uncovered(url: string, boardId: string): Promise<number> {
  const { head, snapshot } = await lookAt(url, boardId);
  return head - (snapshot?.covers ?? 0);
}

async function lookAt(url: string, boardId: string): Promise<Joined> {
  const client = new RawClient(openLine(url));
  const joined = await client.join(boardId);
  client.line.close();
  return joined;
}
