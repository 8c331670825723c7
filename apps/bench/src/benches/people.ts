import type { Drawers, DrawersReport, Pace, Seat } from '../clients/drawers.ts';
import { type ClientProcess, startClients } from '../process/startClients.ts';
import { latencyOf } from '../report/latency.ts';

/** People who draw on one board or many, in one process or several. */
export interface People {
  start(pace: Pace): Promise<void>;
  /** Everybody puts so many shapes on their board at once. Resolves when all of them are stored. */
  paste(much: { readonly shapes: number; readonly bytes: number }): Promise<void>;
  /** How it went since the last report. Rejects when a push was refused. */
  report(): Promise<Omit<DrawersReport, 'failures'>>;
  /** Answers how many pushes of each were acknowledged. */
  stop(): Promise<{ readonly name: string; readonly boardId: string; readonly acknowledged: number }[]>;
  end(): void;
}

/** People on one board. */
export function gather(
  where: { readonly url: string; readonly boardId: string },
  { people, processes = 1 }: { readonly people: number; readonly processes?: number },
): Promise<People> {
  return gatherAt(
    Array.from({ length: people }, (_, index) => ({ ...where, name: `p${index}` })),
    processes,
  );
}

/** Everybody where their seat is. */
export async function gatherAt(seats: readonly Seat[], processes: number): Promise<People> {
  const groups = Array.from({ length: processes }, () => startClients<Drawers>('drawers.ts'));
  const all = <T>(ask: (group: ClientProcess<Drawers>, index: number) => Promise<T>) =>
    Promise.all(groups.map(ask));
  await all(({ ask }, index) => ask('join', { seats: seats.filter((_, nth) => nth % processes === index) }));
  return {
    start: async (pace) => void (await all(({ ask }) => ask('start', pace))),
    paste: async (much) => void (await all(({ ask }) => ask('paste', much))),
    report: async () => together(await all(({ ask }) => ask('report', {}))),
    stop: async () => (await all(({ ask }) => ask('stop', {}))).flat(),
    end() {
      for (const { end } of groups) end();
    },
  };
}

function together(reports: readonly DrawersReport[]): Omit<DrawersReport, 'failures'> {
  const [failure] = reports.flatMap(({ failures }) => failures);
  if (failure !== undefined) throw new Error(`An honest push failed: ${failure}`);
  const latenciesMs = reports.flatMap((report) => report.latenciesMs);
  return {
    ...latencyOf(latenciesMs),
    latenciesMs,
    received: reports.reduce((total, { received }) => total + received, 0),
    seconds: Math.max(...reports.map(({ seconds }) => seconds)),
  };
}
