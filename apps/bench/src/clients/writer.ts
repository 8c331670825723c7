import { once } from 'node:events';
import { encodePresence } from '@drawbridge/board';
import { encodePresenceSet } from '@drawbridge/protocol';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { answerParent } from '../process/answerParent.ts';
import { nowMs } from '../process/nowMs.ts';
import { relayed } from '../transports/relay/relayed.ts';
import { Author, shapeId } from './author.ts';
import { drawShape } from './drawShape.ts';
import { points } from './points.ts';

/** A change, and when it was sent. */
export interface Sent {
  readonly seq: number;
  readonly atMs: number;
}

/** Somebody who draws number `index`: resolves with its seq when the server has it, or the relay was handed it. */
type Draw = (index: number, bytes: number) => Promise<number>;

const NAME = 'writer';

const NOTHING = new Uint8Array(0);

let author: Author | undefined;
let draw: Draw;
let drawn = 0;
let sent: Promise<Sent>[] = [];
let timer: NodeJS.Timeout | undefined;

const answers = {
  async join({ url, boardId, from }: { url: string; boardId: string; from: 'server' | 'relay' }) {
    if (from === 'relay') {
      draw = await drawIntoRelay(url);
      return;
    }
    const ann = new Author(url, NAME);
    await ann.join(boardId);
    author = ann;
    draw = (index, bytes) => ann.draw([points(bytes, index)]);
  },
  /** Moves the pointer so often, on a board. */
  point({ perSecond }: { readonly perSecond: number }) {
    let moves = 0;
    timer = setInterval(() => {
      moves += 1;
      const cursor = { x: 400 + 300 * Math.sin(moves / 20), y: 300 + 200 * Math.cos(moves / 20) };
      const state = encodePresence({ tool: 'draw', selection: [], cursor });
      author?.client.tell('presence:set', encodePresenceSet({ state, drafts: NOTHING }));
    }, 1_000 / perSecond);
  },
  start({ perSecond, bytes }: { readonly perSecond: number; readonly bytes: number }) {
    timer = setInterval(() => {
      sent.push(drawNext(bytes));
    }, 1_000 / perSecond);
  },
  /** Stops, and answers what was drawn since the beginning and when. Rejects when something of it was refused. */
  async stop(_: object) {
    clearInterval(timer);
    const drawings = sent;
    sent = [];
    return Promise.all(drawings);
  },
};

export type Writer = typeof answers;

async function drawNext(bytes: number): Promise<Sent> {
  drawn += 1;
  const atMs = nowMs();
  return { seq: await draw(drawn, bytes), atMs };
}

/** The same changes as on a board, numbered by ourselves. */
async function drawIntoRelay(url: string): Promise<Draw> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/write`, { perMessageDeflate: false });
  await once(socket, 'open');
  const doc = new Y.Doc();
  let change: Uint8Array = new Uint8Array(0);
  doc.on('update', (update: Uint8Array) => {
    change = update;
  });
  return async (seq, bytes) => {
    drawShape(doc, { id: shapeId(NAME, seq), x: seq, points: points(bytes, seq) });
    socket.send(relayed(seq, change));
    return seq;
  };
}

answerParent(answers);
