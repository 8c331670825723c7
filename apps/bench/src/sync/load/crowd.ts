import { answerParent } from '../../process/answerParent.ts';
import { addTo, type Histogram } from '../../report/histogram.ts';
import { withDeadline } from '../../withDeadline.ts';
import type { OpenClient } from '../client.ts';
import { createStamps, type Stamps } from '../stamps.ts';
import { eventuallySo } from './eventuallySo.ts';
import { keepPace, type Pace } from './keepPace.ts';
import { createPerson, type Person } from './person.ts';
import { type Traffic, watchSockets } from './watchSockets.ts';

/** Where the people of one process go, and how they get there. */
export interface Way {
  /** The client module, as a URL. */
  readonly module: string;
  readonly transport?: 'websocket' | 'polling';
  readonly baseMs: number;
}

/** Who of them is where. */
export interface Place {
  readonly url: string;
  readonly room: string;
  readonly person: number;
}

/** So many open a board at a time: a server is not met by thousands in one instant. */
const AT_ONCE = 50;

/** Its multiples, whole parts left out, lie evenly between 0 and 1, however many there are. */
const GOLDEN_PART = 0.618;

/** Nobody waits longer for a board. */
const VISIT_SECONDS = 60;

const people: Person[] = [];
let openClient: OpenClient | undefined;
let stamps: Stamps = createStamps(0);
let way: Way | undefined;
let traffic: () => Traffic = () => ({ bytesIn: 0, bytesOut: 0, messagesIn: 0 });
let paces: Pace[] = [];
let since = { traffic: traffic(), cpu: process.cpuUsage(), atMs: 0 };
let changes: Histogram = new Map();
let cursors: Histogram = new Map();

const heard = {
  change: (ageMs: number) => addTo(changes, ageMs),
  cursor: (ageMs: number) => addTo(cursors, ageMs),
};

const answers = {
  /** Makes this the process of one system. */
  async prepare(to: Way) {
    way = to;
    stamps = createStamps(to.baseMs);
    traffic = watchSockets(to.module);
    // A module of ours that is written for this.
    ({ openClient } = (await import(to.module)) as { openClient: OpenClient });
  },
  /** Answers how long each took until they saw all of their board. */
  async join({ places }: { readonly places: readonly Place[] }) {
    const tookMs: number[] = [];
    for (let index = 0; index < places.length; index += AT_ONCE)
      tookMs.push(...(await Promise.all(places.slice(index, index + AT_ONCE).map(joinOne))));
    return tookMs;
  },
  /** These people move and write from now on. */
  start({ movers, writers, perSecond }: Work) {
    const each = (ids: readonly number[], act: (person: Person) => void): Pace[] =>
      ids.flatMap((id) => {
        const person = people.find((one) => one.id === id);
        return person ? keepPace(perSecond, (id * GOLDEN_PART) % 1, () => act(person)) : [];
      });
    paces = [...each(movers, (person) => person.move()), ...each(writers, (person) => person.write())];
  },
  /** Forgets what was heard. */
  watch(_: object) {
    [changes, cursors] = [new Map(), new Map()];
    since = { traffic: traffic(), cpu: process.cpuUsage(), atMs: performance.now() };
  },
  /** What was heard since `watch`, and what it cost this process. */
  heard(_: object) {
    const now = traffic();
    const { user, system } = process.cpuUsage(since.cpu);
    return {
      changes,
      cursors,
      bytesIn: now.bytesIn - since.traffic.bytesIn,
      bytesOut: now.bytesOut - since.traffic.bytesOut,
      messagesIn: now.messagesIn - since.traffic.messagesIn,
      cores: (user + system) / 1_000 / (performance.now() - since.atMs),
    };
  },
  /** Ends all work. Answers which part of what was due was done, and how much each wrote. */
  stop(_: object) {
    const done = paces.reduce((total, pace) => total + pace.done, 0);
    const due = paces.reduce((total, pace) => total + pace.due, 0);
    for (const pace of paces.splice(0)) pace.stop();
    return { done, due, written: people.map(({ id, written }) => ({ person: id, count: written })) };
  },
  /** Somebody puts so many shapes on their board, some at a time. */
  async fill({ person, shapes, perChange }: { person: number; shapes: number; perChange: number }) {
    const one = people.find(({ id }) => id === person);
    for (let left = shapes; one && left > 0; left -= perChange) {
      one.write(Math.min(left, perChange));
      await new Promise((resolve) => setTimeout(resolve));
    }
  },
  /** Waits until everybody sees so many shapes, but no longer than that; answers how many they lack, all together. */
  async lack({ shapes, patienceSeconds }: { readonly shapes: number; readonly patienceSeconds: number }) {
    const lacking = (): number =>
      people.reduce((total, { client }) => total + Math.max(0, shapes - client.shapes), 0);
    await eventuallySo(() => lacking() === 0, patienceSeconds);
    return { lacking: lacking(), doubled: people.reduce((total, { doubled }) => total + doubled, 0) };
  },
  /** Somebody comes, waits until they see so many shapes, and leaves. Answers how long it took until they did. */
  async visit({ place, shapes }: { readonly place: Place; readonly shapes: number }) {
    const startMs = performance.now();
    const person = await openOne(place);
    const isComplete = await eventuallySo(() => person.client.shapes >= shapes, VISIT_SECONDS);
    const tookMs = performance.now() - startMs;
    const seen = person.client.shapes;
    await person.client.close();
    if (!isComplete) throw new Error(`A newcomer saw ${seen} of ${shapes} shapes after ${VISIT_SECONDS} s.`);
    return tookMs;
  },
  /** The shapes that somebody saw whom another one told of them. */
  seen: (_: object) => [...new Set(people.flatMap(({ known }) => [...known]))],
  /** Waits until everybody sees these shapes, but no longer than that; answers how many somebody does not see. */
  async missing({
    keys,
    patienceSeconds,
  }: {
    readonly keys: readonly string[];
    readonly patienceSeconds: number;
  }) {
    const missing = (): number => keys.filter((key) => people.some(({ client }) => !client.has(key))).length;
    await eventuallySo(() => missing() === 0, patienceSeconds);
    return missing();
  },
  /** Everybody leaves. */
  async leave(_: object) {
    await Promise.all(people.splice(0).map(({ client }) => client.close()));
  },
};

export type SyncCrowd = typeof answers;

interface Work {
  readonly movers: readonly number[];
  readonly writers: readonly number[];
  readonly perSecond: number;
}

async function joinOne(place: Place): Promise<number> {
  const startMs = performance.now();
  people.push(await openOne(place));
  return performance.now() - startMs;
}

function openOne(place: Place): Promise<Person> {
  if (!openClient) throw new Error('Say first of which system the people are: prepare.');
  return withDeadline(VISIT_SECONDS, createPerson(openClient, { ...place, ...way }, { stamps, heard }));
}

answerParent(answers);
