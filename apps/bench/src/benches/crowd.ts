import type { Transport } from '@drawbridge/sync';
import type { Visitors } from '../clients/visitors.ts';
import { type ClientProcess, startClients } from '../process/startClients.ts';

/** Two, so that one core's worth of clients is not what is measured. */
const PROCESSES = 2;

/** People with whole documents, in several processes. */
export interface Crowd {
  /** One for each process. */
  all<T>(ask: (group: ClientProcess<Visitors>) => Promise<T>): Promise<T[]>;
  end(): void;
}

/** So many people, `perBoard` of them on each board. */
export async function openCrowd(
  url: string,
  { people, perBoard, transports }: { people: number; perBoard: number; transports: readonly Transport[] },
): Promise<Crowd> {
  const boardIds = Array.from({ length: people }, (_, index) => `crowd-${Math.floor(index / perBoard)}`);
  const groups = Array.from({ length: PROCESSES }, () => startClients<Visitors>('visitors.ts'));
  await Promise.all(
    groups.map(({ ask }, index) =>
      ask('join', { url, transports, boardIds: boardIds.filter((_, nth) => nth % PROCESSES === index) }),
    ),
  );
  return {
    all: (ask) => Promise.all(groups.map(ask)),
    end() {
      for (const { end } of groups) end();
    },
  };
}
