import * as Y from 'yjs';
import type { History } from '../../history.ts';
import { createStore, SHAPES_KEY, type Store } from '../../store.ts';
import { DEFAULT_STYLE } from '../../style.ts';
import { patchText } from '../../text/patchText.ts';

/*
 * A few people type, delete, move, undo and redo on one board, at random. What they do reaches a log in the order in which
 * it is sent, merged as an outbox merges it, and each reads the log at a pace of their own. Some join late, from a compacted
 * snapshot. In the end everybody has read everything, and must see the same.
 */

/** What of a history the game plays with. */
export type PlayedHistory = Pick<History, 'undo' | 'redo' | 'mark'>;

export interface GameOptions {
  readonly seed: number;
  readonly steps: number;
  readonly createHistory: (doc: Y.Doc, store: Store) => PlayedHistory;
}

interface Player {
  readonly doc: Y.Doc;
  readonly store: Store;
  readonly history: PlayedHistory;
  /** Own updates that are not in the log yet. */
  readonly outbox: Uint8Array[];
  /** Entries of the log that are in the doc. */
  have: number;
}

/** Marks what came from the log. */
const LOG = { log: true };

/** Few, so that people meet. */
const MAX_SHAPES = 2;
const FIRST_PLAYERS = 3;
const MAX_PLAYERS = 4;

/** What is on the board in the end: once for everybody who played, and for readers who come then. */
export function playTextGame({ seed, steps, createHistory }: GameOptions): string[] {
  const random = createRandom(seed);
  const log: Uint8Array[] = [];
  const join = () => joinGame(log, random, createHistory);
  const players = Array.from({ length: FIRST_PLAYERS }, join);
  for (let step = 0; step < steps; step += 1) {
    if (players.length < MAX_PLAYERS && random() < 0.03) players.push(join());
    const player = pick(players, random);
    const chance = random();
    if (chance < 0.08) send(player, log);
    else if (chance < 0.16) receive(player, log, 1 + Math.floor(random() * 4));
    else act(player, random);
  }
  // More than once: who hears that a text of theirs lost to another one types into that.
  while (players.some(({ outbox, have }) => outbox.length > 0 || have < log.length)) {
    for (const player of players) send(player, log);
    for (const player of players) receive(player, log, log.length);
  }
  const replayed = replay(log);
  const docs = players.map(({ doc }) => doc);
  return [...docs, replayed, ...docs.slice(0, 1).map(copyOf), copyOf(replayed)].map(read);
}

/** Somebody opens the board, who finds it compacted. */
function joinGame(
  log: readonly Uint8Array[],
  random: () => number,
  createHistory: GameOptions['createHistory'],
): Player {
  const doc = createDoc();
  doc.clientID = Math.floor(random() * 2 ** 31);
  if (log.length > 0) Y.applyUpdate(doc, Y.encodeStateAsUpdate(replay(log)), LOG);
  const store = createStore(doc, { author: () => 'somebody', now: () => 1000 });
  const outbox: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== LOG) outbox.push(update);
  });
  return { doc, store, history: createHistory(doc, store), outbox, have: log.length };
}

function send(player: Player, log: Uint8Array[]): void {
  const updates = player.outbox.splice(0);
  if (updates.length > 0) log.push(Y.mergeUpdates(updates));
}

function receive(player: Player, log: readonly Uint8Array[], entries: number): void {
  for (const update of log.slice(player.have, player.have + entries)) Y.applyUpdate(player.doc, update, LOG);
  player.have = Math.min(log.length, player.have + entries);
}

function act({ doc, store, history }: Player, random: () => number): void {
  const below = (end: number): number => Math.floor(random() * end);
  const shapes = doc.getMap<Y.Map<unknown>>(SHAPES_KEY);
  const id = pick([...shapes.keys()].sort(), random);
  const fields = shapes.get(id);
  const chance = random();
  if (!fields || (chance < 0.02 && shapes.size < MAX_SHAPES)) create(store, `${below(1e6)}`, random);
  else if (chance < 0.5) store.transact(() => type(fields, below));
  else if (chance < 0.53) store.update(id, { x: below(100) });
  else if (chance < 0.56) store.update(id, { style: { width: below(9) } });
  else if (chance < 0.58) store.delete([id]);
  else if (chance < 0.65) deleteByMistake(store, history, id);
  else if (chance < 0.85) repeat(1 + below(2), history.undo);
  else repeat(1 + below(2), history.redo);
  if (random() < 0.5) history.mark();
}

function create(store: Store, id: string, random: () => number): void {
  const shape = { id, x: 1, y: 1, w: 5, h: 5, style: DEFAULT_STYLE };
  if (random() < 0.5) store.create({ ...shape, type: 'text', text: 'the quick brown fox' });
  else store.create({ ...shape, type: 'rectangle' });
}

function type(fields: Y.Map<unknown>, below: (end: number) => number): void {
  const text = fields.get('tx');
  const word = 'abcdefghijklmnopqrstuvwxyz'.slice(below(26)).slice(0, 1 + below(4));
  if (!(text instanceof Y.Text) || below(20) === 0) patchText(fields, word);
  else if (below(5) < 3) text.insert(below(text.length + 1), word);
  else if (text.length > 0) text.delete(below(text.length), 1 + below(4));
}

function deleteByMistake(store: Store, history: PlayedHistory, id: string): void {
  history.mark();
  store.delete([id]);
  history.mark();
  history.undo();
}

function repeat(times: number, run: () => void): void {
  for (let i = 0; i < times; i += 1) run();
}

/** A name of its own, which nobody asks for here, would cost more than all else. */
function createDoc(): Y.Doc {
  return new Y.Doc({ guid: 'game' });
}

function replay(log: readonly Uint8Array[]): Y.Doc {
  const doc = createDoc();
  for (const update of log) Y.applyUpdate(doc, update);
  return doc;
}

function copyOf(doc: Y.Doc): Y.Doc {
  return replay([Y.encodeStateAsUpdate(doc)]);
}

function read(doc: Y.Doc): string {
  const shapes: readonly [string, Y.Map<unknown>][] = [...doc.getMap<Y.Map<unknown>>(SHAPES_KEY).entries()];
  return JSON.stringify(shapes.map(([id, fields]) => [id, Object.entries(fields.toJSON()).sort()]).sort());
}

function pick<Value>(values: readonly Value[], random: () => number): Value {
  // Whoever picks from an empty list has to expect nothing.
  return values[Math.floor(random() * values.length)] as Value;
}

/** Mulberry32: the same numbers for the same seed, in [0, 1). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
