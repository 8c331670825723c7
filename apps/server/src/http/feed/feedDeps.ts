import type { Access } from '../../access/access.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Rooms } from '../../rooms/rooms.ts';
import type { Storage } from '../../storage/index.ts';

/** What it takes to tell programs of what is written on boards. */
export interface FeedDeps {
  readonly storage: Pick<Storage, 'openBoard' | 'readLog' | 'follows'>;
  readonly rooms: Pick<Rooms, 'get'>;
  readonly access: Pick<Access, 'renew' | 'onChange'>;
  readonly clock: Clock;
  readonly log: Log;
}
