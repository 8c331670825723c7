import { setImmediate } from 'node:timers/promises';
import { answerParent } from '../process/answerParent.ts';
import { latencyOf } from '../report/latency.ts';
import { Author } from './author.ts';
import type { LineKind } from './line.ts';
import { points } from './points.ts';

export interface Pace {
  readonly perSecond: number;
  readonly bytes: number;
  /** How many shapes each person has at most; without it, all that were drawn. */
  readonly kept?: number;
  /** So many seconds' shapes are drawn before the first is sent: on machines of their own, people draw at nobody's expense. */
  readonly aheadSeconds?: number;
}

/** Who draws where. */
export interface Seat {
  readonly url: string;
  readonly boardId: string;
  readonly name: string;
  /** How they are connected; by WebSocket unless it is said. */
  readonly line?: LineKind;
}

/** So many join at a time: a server is not met by thousands in one instant. */
const AT_ONCE = 50;

const seated: Seat[] = [];
const authors: Author[] = [];
const failures: string[] = [];
let failed = 0;
let timers: NodeJS.Timeout[] = [];
let startMs = 0;

const answers = {
  async join({ seats }: { readonly seats: readonly Seat[] }) {
    for (let index = 0; index < seats.length; index += AT_ONCE)
      await Promise.all(seats.slice(index, index + AT_ONCE).map(joinOne));
  },
  /** Everybody draws at this pace, not all at the same moment. */
  async start({ perSecond, bytes, kept, aheadSeconds = 0 }: Pace) {
    const strokes = Array.from({ length: perSecond * aheadSeconds }, (_, index) => points(bytes, index));
    for (const author of authors) {
      author.drawAhead(strokes, kept);
      // Who answers no ping meanwhile is taken for gone.
      await setImmediate();
    }
    startMs = performance.now();
    timers = authors.map((author, index) => {
      const next = (): Promise<number> =>
        strokes.length > 0 ? author.pushNext() : author.draw([points(bytes, author.drawn)], kept);
      const draw = (): void => void next().catch(note);
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
  /** Everybody puts so many shapes on the board at once. Resolves when all of them are stored. */
  async paste({ shapes, bytes }: { readonly shapes: number; readonly bytes: number }) {
    const pasteOne = (author: Author): Promise<number> =>
      author.draw(Array.from({ length: shapes }, (_, index) => points(bytes, author.drawn * shapes + index)));
    await Promise.all(authors.map(pasteOne));
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
    while (authors.some(({ acknowledged, drawn }) => acknowledged + failed < drawn)) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return authors.map(({ acknowledged }, index) => ({ ...seatOf(index), acknowledged }));
  },
};

export type Drawers = typeof answers;
export type DrawersReport = ReturnType<Drawers['report']>;

function joinOne(seat: Seat): Promise<void> {
  const author = new Author(seat.url, seat.name, seat.line);
  authors.push(author);
  seated.push(seat);
  return author.join(seat.boardId);
}

/** Of the author with this index. */
function seatOf(index: number): Seat {
  const seat = seated[index];
  if (!seat) throw new Error('Everybody has a seat.');
  return seat;
}

function note(error: unknown): void {
  failed += 1;
  failures.push(String(error));
}

answerParent(answers);
