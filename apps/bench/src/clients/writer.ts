import { once } from 'node:events';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { answerParent } from '../process/answerParent.ts';
import { nowMs } from '../process/nowMs.ts';
import { relayed } from '../transports/relay/relayed.ts';
import { Author, shapeId } from './author.ts';
import { drawShape } from './drawShape.ts';
import { points } from './points.ts';

/** One person who draws at a known pace, on a board or into the relay. */
export interface Sent {
  readonly seq: number;
  readonly atMs: number;
}

/** Somebody who draws number `index`: resolves with its seq when the server has it, or the relay was handed it. */
type Draw = (index: number, bytes: number) => Promise<number>;

const NAME = 'writer';

let draw: Draw;
let drawn = 0;
let sent: Promise<Sent>[] = [];
let timer: NodeJS.Timeout | undefined;

const answers = {
  async join({ url, boardId, from }: { url: string; boardId: string; from: 'server' | 'relay' }) {
    draw = from === 'server' ? await drawOnBoard(url, boardId) : await drawIntoRelay(url);
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

async function drawOnBoard(url: string, boardId: string): Promise<Draw> {
  const author = new Author(url, NAME);
  await author.join(boardId);
  return (index, bytes) => author.draw([points(bytes, index)]);
}

/** The same changes, numbered by ourselves. */
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
