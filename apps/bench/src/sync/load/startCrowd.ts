import { type ClientProcess, startClients } from '../../process/startClients.ts';
import type { RunningSystem, System } from '../system.ts';
import type { Place, SyncCrowd } from './crowd.ts';

const CROWD = new URL('./crowd.ts', import.meta.url).href;

/** People of one system, in one process or several. */
export interface Crowd {
  /** One answer of each process. */
  all<T>(ask: (process: ClientProcess<SyncCrowd>) => Promise<T>): Promise<T[]>;
  /** Opens a client at each place. Answers how long each took until they saw all of the board. */
  join(places: readonly Place[]): Promise<number[]>;
  /** All processes end at once, as if their power was cut, too. */
  end(): void;
}

export async function startCrowd(system: System, processes = 1): Promise<Crowd> {
  const { module, transport } = system;
  const way = { module, baseMs: Date.now(), ...(transport && { transport }) };
  const crowd = Array.from({ length: processes }, () => startClients<SyncCrowd>(CROWD));
  const all: Crowd['all'] = (ask) => Promise.all(crowd.map(ask));
  await all(({ ask }) => ask('prepare', way));
  return {
    all,
    async join(places) {
      const shares = crowd.map((_, index) => places.filter((__, nth) => nth % processes === index));
      const took = await Promise.all(
        crowd.map(({ ask }, index) => ask('join', { places: shares[index] ?? [] })),
      );
      return took.flat();
    },
    end() {
      for (const { end } of crowd) end();
    },
  };
}

/** Places in one room for the people from `first` on, who go to one node after the other. */
export function placesIn(
  room: string,
  { urls }: Pick<RunningSystem, 'urls'>,
  { count, first = 0 }: { readonly count: number; readonly first?: number },
): Place[] {
  return Array.from({ length: count }, (_, index) => {
    const person = first + index;
    return { url: urls[person % urls.length] ?? '', room, person };
  });
}
