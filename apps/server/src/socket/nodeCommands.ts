import type { SocketServer } from './socketServer.ts';

/**
 * What a node tells all others at once, by Socket.IO's adapter; nothing where it is the only one. It may get lost: whoever
 * depends on it looks, too (`cluster/watch.ts`).
 */
export interface NodeCommands {
  /** Who may do what on a board has changed. */
  accessChanged(boardId: string): void;
  onAccessChanged(listener: (boardId: string) => void): void;
  /** What nodes ask and answer each other; `cluster/otherNodes.ts` knows what it means. */
  say(message: object): void;
  onSaid(listener: (message: unknown) => void): void;
}

export function createNodeCommands(io: SocketServer, isAlone: boolean): NodeCommands {
  return {
    accessChanged(boardId) {
      if (!isAlone) io.serverSideEmit('access:changed', boardId);
    },
    onAccessChanged(listener) {
      io.on('access:changed', (boardId: unknown) => {
        if (typeof boardId === 'string') listener(boardId);
      });
    },
    say(message) {
      if (!isAlone) io.serverSideEmit('node:says', message);
    },
    onSaid: (listener) => void io.on('node:says', listener),
  };
}
