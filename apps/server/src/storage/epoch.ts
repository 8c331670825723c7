/**
 * What clients carry to say which log their document follows: the board's own epoch, made once with the board, and the run
 * that told them of it. A run is one process's turn at writing a store. Only a store that remembers a run, and how far each
 * board had come when the next run took over, can tell a client of its own from one of a future that it has lost.
 */
export interface Epoch {
  readonly log: string;
  readonly run: string;
}

export function formatEpoch({ log, run }: Epoch): string {
  return run === '' ? log : `${log}.${run}`;
}

/** Total: text that is no epoch parses to one that no board has. Stores of version 1 told epochs without a run. */
export function parseEpoch(text: string): Epoch {
  const [log = '', run = ''] = text.split('.', 2);
  return { log, run };
}
