import { setTimeout as wait } from 'node:timers/promises';
import { createBoardId } from '@drawbridge/protocol';
import { type OpenBoardOptions, openBoard, type Provider } from '@drawbridge/sync';
import type { NodePair } from './nodePair.ts';

/** As many as a team is. Every fourth has no WebSocket. */
const CLIENTS = 20;
const BOARDS = 5;

/** Pen strokes of somebody in a hurry. */
const DRAW_EVERY_MS = 100;

/** A busy machine is slow, not wrong. */
const DEADLINE_MS = 120_000;
const LOOK_MS = 20;

export interface RollingRestart {
  /** How long each break of a client took, from the end of a connection until it was equal to the room again. */
  readonly gapsMs: readonly number[];
  /** What clients had to tell people beside that they reconnect. */
  readonly troubles: readonly string[];
  /** Shapes that were acknowledged, and how many of them a newcomer misses. */
  readonly acknowledged: number;
  readonly missing: number;
}

/** Stops and starts one node after the other while people draw, and looks what became of them and of their work. */
export async function restartOneAfterTheOther(nodes: NodePair, url: string): Promise<RollingRestart> {
  const boards = Array.from({ length: BOARDS }, createBoardId);
  const people = Array.from({ length: CLIENTS }, (_, index) =>
    startDrawing({
      url,
      boardId: boards[index % BOARDS] ?? '',
      transports: index % 4 === 0 ? ['polling'] : ['websocket', 'polling'],
      name: `p${index}`,
    }),
  );
  const all = (isSo: (person: Person) => boolean) => until(() => people.every(isSo));
  await all(({ acknowledged }) => acknowledged() > 0);
  for (const node of nodes.urls) {
    await nodes.end(node, 'SIGTERM');
    await all(({ isBack }) => isBack());
    await nodes.restart(node);
    const before = new Map(people.map((person) => [person, person.acknowledged()]));
    await all((person) => person.isBack() && person.acknowledged() > (before.get(person) ?? 0) + 5);
  }
  for (const person of people) person.stop();
  await all(({ provider }) => provider.outbox.size === 0);
  const acknowledged = people.reduce((sum, person) => sum + person.acknowledged(), 0);
  const newcomers = await Promise.all(boards.map((boardId) => enter({ url, boardId })));
  const found = newcomers.reduce((sum, { doc }) => sum + doc.getMap('shapes').size, 0);
  await Promise.all(
    [...newcomers, ...people.map(({ provider }) => provider)].map((provider) => provider.close()),
  );
  return {
    gapsMs: people.flatMap(({ gapsMs }) => gapsMs),
    troubles: people.flatMap(({ troubles }) => troubles),
    acknowledged,
    missing: acknowledged - found,
  };
}

interface Person {
  readonly provider: Provider;
  readonly gapsMs: readonly number[];
  readonly troubles: readonly string[];
  acknowledged(): number;
  isBack(): boolean;
  /** Draws no more. */
  stop(): void;
}

function startDrawing({ name, ...options }: OpenBoardOptions & { readonly name: string }): Person {
  const provider = openBoard(options);
  const shapes = provider.doc.getMap<number>('shapes');
  const gapsMs: number[] = [];
  const troubles: string[] = [];
  let drawn = 0;
  let wasSynced = false;
  let lostAtMs: number | undefined;
  provider.onChange(() => {
    const { status, notice } = provider;
    const isSynced = status.kind === 'synced';
    if (isSynced && lostAtMs !== undefined) gapsMs.push(performance.now() - lostAtMs);
    if (isSynced) lostAtMs = undefined;
    else if (wasSynced) lostAtMs ??= performance.now();
    wasSynced ||= isSynced;
    if (notice) troubles.push(notice.message);
    if (status.kind === 'stopped' && status.reason.code !== 'closed') troubles.push(status.reason.message);
  });
  const timer = setInterval(() => {
    drawn += 1;
    shapes.set(`${name}s${drawn}`, drawn);
  }, DRAW_EVERY_MS);
  return {
    provider,
    gapsMs,
    troubles,
    acknowledged: () => drawn - provider.outbox.size,
    isBack: () => provider.status.kind === 'synced',
    stop: () => clearInterval(timer),
  };
}

async function enter(options: OpenBoardOptions): Promise<Provider> {
  const provider = openBoard(options);
  await provider.synced;
  return provider;
}

async function until(isSo: () => boolean): Promise<void> {
  const deadlineMs = performance.now() + DEADLINE_MS;
  while (!isSo()) {
    if (performance.now() > deadlineMs) throw new Error('Not everybody came back to draw.');
    await wait(LOOK_MS);
  }
}
