import { openBoard, type Provider, type Transport } from '@drawbridge/sync';
import * as Y from 'yjs';
import { answerParent } from '../process/answerParent.ts';
import { countLeft, countOf } from '../process/countLeft.ts';

/** Pages without a canvas: they keep the document, come back by themselves, and know what is saved. */
interface Visitor {
  readonly provider: Provider;
  /** Shapes that it drew. */
  drawn: number;
  /** Attempts to connect since `mark`, and when it was back after that. */
  attempts: number;
  backMs: number | undefined;
}

/** So many open a board at a time. */
const AT_ONCE = 50;
const LOOK_MS = 20;

let visitors: Visitor[] = [];
let timers: NodeJS.Timeout[] = [];
let markedMs = 0;

const answers = {
  /** One person on each of these boards, as often as they are named. */
  async join(options: { url: string; boardIds: readonly string[]; transports: readonly Transport[] }) {
    const { url, boardIds, transports } = options;
    for (let index = 0; index < boardIds.length; index += AT_ONCE) {
      const next = boardIds.slice(index, index + AT_ONCE).map((boardId) => open(url, boardId, transports));
      visitors.push(...next);
      await Promise.all(next.map(({ provider }) => provider.synced));
    }
  },
  /** Everybody draws at this pace, not all at the same moment. */
  start({ perSecond }: { readonly perSecond: number }) {
    const intervalMs = 1_000 / perSecond;
    timers = visitors.map((visitor, index) =>
      // The first timer is replaced by the one that goes on.
      setTimeout(
        () => {
          timers[index] = setInterval(() => draw(visitor), intervalMs);
        },
        (index * intervalMs) / visitors.length,
      ),
    );
  },
  /** Stops drawing; resolves when everybody has everything saved, with what each drew. */
  async stop(_: object) {
    for (const timer of timers) clearTimeout(timer);
    await until(() => visitors.every(({ provider }) => provider.outbox.size === 0));
    return visitors.map(({ drawn }) => ({ drawn }));
  },
  /** From now on, attempts are counted. */
  mark(_: object) {
    markedMs = performance.now();
    for (const visitor of visitors) Object.assign(visitor, { attempts: 0, backMs: undefined });
  },
  /** Waits until everybody is back. Answers how long after `mark` each was, and after how many attempts. */
  async back(_: object) {
    await until(() => visitors.every(({ backMs }) => backMs !== undefined));
    return visitors.map(({ backMs = 0, attempts }) => ({ backMs, attempts }));
  },
  /** Everybody leaves. */
  async leave(_: object) {
    for (const timer of timers) clearTimeout(timer);
    const leaving = visitors;
    visitors = [];
    await Promise.all(leaving.map(({ provider }) => provider.close()));
  },
  /** What is left when all have left. `heap` in bytes. */
  left(_: object) {
    const documents = countOf(Y.Doc);
    return { ...countLeft(), documents, heap: process.memoryUsage().heapUsed };
  },
};

export type Visitors = typeof answers;

function open(url: string, boardId: string, transports: readonly Transport[]): Visitor {
  const provider = openBoard({ url, boardId, transports, doc: new Y.Doc() });
  const visitor: Visitor = { provider, drawn: 0, attempts: 0, backMs: undefined };
  let kind = '';
  let wasAway = false;
  provider.onChange(() => {
    const { status } = provider;
    if (status.kind === kind) return;
    kind = status.kind;
    if (kind === 'connecting') visitor.attempts += 1;
    if (kind === 'synced' && wasAway) visitor.backMs ??= performance.now() - markedMs;
    wasAway = kind !== 'synced';
  });
  return visitor;
}

function draw(visitor: Visitor): void {
  visitor.drawn += 1;
  const { doc } = visitor.provider;
  doc
    .getMap('shapes')
    .set(`${doc.clientID}.${visitor.drawn}`, new Y.Map<unknown>([['g', [0, 0, 10, 10, 0]]]));
}

/** As long as any crowd of these benches takes. */
const PATIENCE_MS = 120_000;

async function until(isSo: () => boolean): Promise<void> {
  const startMs = performance.now();
  while (!isSo()) {
    if (performance.now() - startMs > PATIENCE_MS) throw new Error('It takes longer than two minutes.');
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

answerParent(answers);
