import {
  createShapeId,
  createStore,
  DEFAULT_STYLE,
  type DrawShape,
  encodeDraft,
  encodePresence,
  type NewShape,
  packPoints,
  type StrokePoint,
  simplifyPoints,
} from '@drawbridge/board';
import { openBoard, type Provider } from '@drawbridge/sync';
import { writeWord } from '../canvas/scene/handwriting.ts';
import { createRandom } from '../canvas/scene/random.ts';
import { answerParent } from '../process/answerParent.ts';

const STEPS_PER_SECOND = 30;
/** Pieces of a stroke on its way overlap by so many, as the editor's do (draftSender). */
const REPEATED_POINTS = 4;
const SIMPLIFY_TOLERANCE_PX = 0.5;
/** As wide as the view in the middle of a board, without its edges. */
const FIELD_PX = { w: 1_000, h: 500 };

interface Scribbler {
  readonly provider: Provider;
  readonly step: () => void;
}

const scribblers: Scribbler[] = [];
let timer: NodeJS.Timeout | undefined;

const answers = {
  /** So many people open a board, one after the other, and read all of it. */
  async join({ url, boardId, people }: { url: string; boardId: string; people: number }) {
    for (let person = 0; person < people; person += 1) {
      const profile = { name: `Scribbler ${person + 1}`, color: '#336699' };
      const provider = openBoard({ url, boardId, profile, transports: ['websocket'] });
      await provider.synced;
      scribblers.push({ provider, step: createScribbler(provider, person) });
    }
  },
  /** Everybody draws stroke after stroke in the middle of the board, for all to see while they do. */
  start(_: object) {
    timer = setInterval(() => {
      for (const { step } of scribblers) step();
    }, 1_000 / STEPS_PER_SECOND);
  },
  async stop(_: object) {
    clearInterval(timer);
    await Promise.all(scribblers.splice(0).map(({ provider }) => provider.close()));
  },
};

export type Scribblers = typeof answers;

/** Answers what to do at each step: a point more, and at the end of a word the whole of it into the document. */
function createScribbler(provider: Provider, seed: number): () => void {
  const store = createStore(provider.doc, { author: () => `Scribbler ${seed + 1}` });
  const random = createRandom(seed);
  let id = '';
  let word: readonly StrokePoint[] = [];
  let drawn = 0;

  function begin(): void {
    const [x, y] = [FIELD_PX.w, FIELD_PX.h].map((px) => random.between(-px / 2, px / 2));
    word = writeWord(random).map((point) => ({ ...point, x: point.x + (x ?? 0), y: point.y + (y ?? 0) }));
    id = createShapeId();
    drawn = 0;
  }

  function end(): void {
    store.create({ ...shapeOf(word), id });
    provider.sendDraft(encodeDraft({ kind: 'end', id }));
    begin();
  }

  begin();
  // Not all of them begin and end in the same moment.
  drawn = Math.floor(random.next() * word.length);
  return () => {
    drawn += 1;
    const start = Math.max(0, drawn - 1 - REPEATED_POINTS);
    const piece = { kind: 'stroke', type: 'draw', id, style: DEFAULT_STYLE, isPen: false } as const;
    provider.sendDraft(encodeDraft({ ...piece, start, points: word.slice(start, drawn) }));
    const cursor = word[drawn - 1];
    provider.setPresence(encodePresence({ tool: 'draw', selection: [], ...(cursor ? { cursor } : {}) }));
    if (drawn >= word.length) end();
  };
}

function shapeOf(word: readonly StrokePoint[]): NewShape<DrawShape> {
  const [xs, ys] = [word.map(({ x }) => x), word.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const local = word.map((point) => ({ ...point, x: point.x - x, y: point.y - y }));
  const points = simplifyPoints(local, SIMPLIFY_TOLERANCE_PX, DEFAULT_STYLE.width);
  return {
    type: 'draw',
    ...{ x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y },
    style: DEFAULT_STYLE,
    isPen: false,
    packed: packPoints({ points, isPen: false }),
  };
}

answerParent(answers);
