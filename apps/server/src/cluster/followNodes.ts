import type { Access } from '../access/access.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { NodeCommands } from '../socket/nodeCommands.ts';
import type { Storage } from '../storage/index.ts';
import type { Cluster } from './cluster.ts';
import { watchBoards } from './watch.ts';

export interface FollowNodesDeps {
  readonly storage: Pick<Storage, 'findStanding'>;
  readonly cluster: Pick<Cluster, 'isUp'>;
  readonly rooms: Pick<Rooms, 'boardIds' | 'compare'>;
  readonly access: Pick<Access, 'refresh' | 'onChange'>;
  readonly nodes: NodeCommands;
  readonly clock: Clock;
  readonly log: Log;
}

/** Sees to it that what other servers do to boards and to their access counts here, too. Answers how to stop it. */
export function followNodes(deps: FollowNodesDeps): () => void {
  const { storage, cluster, rooms, access, nodes, clock, log } = deps;
  const refresh = (boardId: string): void => {
    access.refresh(boardId).catch((error) => log.warn({ boardId, err: error }, 'access not read anew'));
  };
  nodes.onAccessChanged(refresh);
  const forget = access.onChange((boardId, isOwn) => {
    if (isOwn) nodes.accessChanged(boardId);
  });
  const stopWatching = watchBoards({
    storage,
    clock,
    log,
    isUp: () => cluster.isUp === true,
    boardIds: () => rooms.boardIds,
    onLooked: rooms.compare,
    onRecords: refresh,
  });
  return () => {
    forget();
    stopWatching();
  };
}
