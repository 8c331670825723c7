import { answerParent } from '../process/answerParent.ts';
import { latencyOf } from '../report/latency.ts';
import { Author } from './author.ts';
import { points } from './points.ts';

export interface Pace {
  readonly perSecond: number;
  readonly bytes: number;
  /** How many shapes each person has at most; without it, all that were drawn. */
  readonly kept?: number;
}

const authors: Author[] = [];
const failures: string[] = [];
let timers: NodeJS.Timeout[] = [];
let startMs = 0;

const answers = {
  async join({ url, boardId, names }: { url: string; boardId: string; names: readonly string[] }) {
    await Promise.all(
      names.map((name) => {
        const author = new Author(url, name);
        authors.push(author);
        return author.join(boardId);
      }),
    );
  },
  /** Everybody draws at this pace, not all at the same moment. */
  start({ perSecond, bytes, kept }: Pace) {
    startMs = performance.now();
    timers = authors.map((author, index) => {
      const draw = (): void => void author.draw([points(bytes, author.drawn)], kept).catch(note);
      const intervalMs = 1_000 / perSecond;
      // The first timer is replaced by the one that goes on.
      return setTimeout(
        () => {
          timers[index] = setInterval(draw, intervalMs);
        },
        (index * intervalMs) / authors.length,
      );
    });
  },
  /** How long acknowledgements took since the last report. */
  report(_: object) {
    const latenciesMs = authors.flatMap((author) => author.latenciesMs.splice(0));
    const received = authors.reduce((total, { client }) => total + client.received, 0);
    for (const { client } of authors) client.received = 0;
    const seconds = (performance.now() - startMs) / 1_000;
    startMs = performance.now();
    return { ...latencyOf(latenciesMs), latenciesMs, received, seconds, failures: failures.splice(0) };
  },
  /** Stops, waits for the last acknowledgements, and answers how many pushes of each person were acknowledged. */
  async stop(_: object) {
    for (const timer of timers) clearTimeout(timer);
    while (authors.some(({ acknowledged, drawn }) => acknowledged + failures.length < drawn)) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return authors.map(({ name, acknowledged }) => ({ name, acknowledged }));
  },
};

export type Drawers = typeof answers;
export type DrawersReport = ReturnType<Drawers['report']>;

function note(error: unknown): void {
  failures.push(String(error));
}

answerParent(answers);
