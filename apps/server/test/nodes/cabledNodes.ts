import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBoard, type Provider } from '@drawbridge/sync';
import { expect } from 'vitest';
import * as Y from 'yjs';
import type { ServerProcess } from '../serverProcess.ts';
import { type Cable, layCable } from './cable.ts';
import { startNodes } from './startNodes.ts';

/** A server among several, in a process of its own, with cables to its Redis and to its database. */
export interface CabledNode {
  readonly server: ServerProcess;
  readonly toRedis: Cable;
  readonly toDatabase: Cable;
}

export interface CabledNodes {
  readonly list: readonly CabledNode[];
  /** Somebody who has come to the board by way of a node; the board is there. */
  enter(node: CabledNode, options?: Visit): Promise<Person>;
  /** The same by way of a cable that can lead to another node. */
  enterBy(cable: Cable, options?: Visit): Promise<Person>;
  stop(): Promise<void>;
}

export interface Visit {
  readonly name?: string;
  readonly boardId?: string;
}

export interface NodesOptions {
  readonly count: number;
  readonly databaseUrl: string;
  readonly redisPort: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** As long as any fault of these tests may take to be over. */
export const PATIENCE = { timeout: 45_000, interval: 20 };

export async function startCabledNodes(options: NodesOptions): Promise<CabledNodes> {
  const { count, databaseUrl, redisPort, env } = options;
  const dataDir = mkdtempSync(join(tmpdir(), 'drawbridge-nodes-'));
  const people: Person[] = [];
  const cables = await Promise.all(Array.from({ length: count }, () => layCables(databaseUrl, redisPort)));
  const nodes = await startNodes(
    cables.map(({ toRedis, toDatabase }, index) => {
      const database = new URL(databaseUrl);
      database.port = String(toDatabase.port);
      return {
        DATA_DIR: join(dataDir, String(index)),
        DATABASE_URL: database.href,
        REDIS_URL: `redis://127.0.0.1:${toRedis.port}`,
        ...env,
      };
    }),
  );
  const list = cables.map((own, index) => ({ ...own, server: nodes.at(nodes.urls[index] ?? '') }));

  const enterAt = async (url: string, visit: Visit = {}): Promise<Person> => {
    const person = createPerson(url, visit);
    people.push(person);
    await person.provider.synced;
    return person;
  };

  return {
    list,
    enter: (node, visit) => enterAt(node.server.url, visit),
    enterBy: (cable, visit) => enterAt(`http://127.0.0.1:${cable.port}`, visit),
    async stop() {
      await Promise.all(people.map(({ provider }) => provider.close()));
      await nodes.stop();
      await Promise.all(cables.flatMap(({ toRedis, toDatabase }) => [toRedis.close(), toDatabase.close()]));
      rmSync(dataDir, { recursive: true });
    },
  };
}

async function layCables(databaseUrl: string, redisPort: number) {
  const toDatabase = await layCable(Number(new URL(databaseUrl).port));
  return { toDatabase, toRedis: await layCable(redisPort) };
}

/** Somebody who draws, and remembers what was said to be stored. */
export interface Person {
  readonly provider: Provider;
  /** Draws the next shape of its own. */
  draw(): string;
  /** Resolves when all that was drawn is stored. */
  saved(): Promise<void>;
  /** Draws again and again until it is told to stop, which resolves when all of it is stored. */
  keepDrawing(everyMs: number): () => Promise<void>;
  /** What it drew and was told is stored. */
  readonly stored: ReadonlySet<string>;
}

export function createPerson(url: string, { name = 'Ann', boardId = 'board' }: Visit): Person {
  const provider = openBoard({ url, boardId, profile: { name, color: '#aa0000' } });
  const shapes = provider.doc.getMap<number>('shapes');
  const stored = new Set<string>();
  let drawn: { readonly id: string; readonly client: number; readonly clock: number }[] = [];
  const note = (): void => {
    const { from } = provider.unsent;
    const isStored = ({ client, clock }: { client: number; clock: number }): boolean =>
      clock < (from.get(client) ?? Number.POSITIVE_INFINITY);
    for (const { id } of drawn.filter(isStored)) stored.add(id);
    drawn = drawn.filter((one) => !isStored(one));
  };
  provider.onChange(note);
  const draw = (): string => {
    const id = `${name}-${stored.size + drawn.length}`;
    const { clientID: client, store } = provider.doc;
    drawn.push({ id, client, clock: Y.getState(store, client) });
    shapes.set(id, stored.size);
    return id;
  };
  const saved = async (): Promise<void> => {
    await expect.poll(() => provider.outbox.size, PATIENCE).toBe(0);
    note();
  };
  return {
    provider,
    stored,
    draw,
    saved,
    keepDrawing(everyMs) {
      const timer = setInterval(draw, everyMs);
      return async () => {
        clearInterval(timer);
        await saved();
      };
    },
  };
}

/** Everybody has the same, and all that anybody was told is stored is in it. */
export async function expectEqual(people: readonly Person[], fresh: Person): Promise<void> {
  const stored = people.flatMap((person) => [...person.stored]).sort();
  const seenBy = ({ provider }: Person): string[] => [...provider.doc.getMap('shapes').keys()].sort();
  for (const person of [...people, fresh]) await expect.poll(() => seenBy(person), PATIENCE).toEqual(stored);
}
