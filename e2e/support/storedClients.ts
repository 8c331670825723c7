import { openBoard } from '@drawbridge/sync';

/** The Yjs clients whose work the server has stored of a board. */
export async function storedClients(boardAddress: string): Promise<number[]> {
  const { origin, pathname } = new URL(boardAddress);
  const board = openBoard({ url: origin, boardId: pathname.slice('/b/'.length) });
  try {
    await board.synced;
    return [...board.doc.store.clients.keys()];
  } finally {
    await board.close();
  }
}
