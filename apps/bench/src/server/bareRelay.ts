import type { AddressInfo } from 'node:net';
import { compactParser, encodeEntry, parsePush } from '@drawbridge/protocol';
import { type WebSocket, WebSocketServer } from 'ws';

/*
 * The least that a server can do for the same people over the same wire: it acknowledges what it is sent and hands it on. It
 * checks nothing and stores nothing. What it does not reach on a machine, a server that does more cannot.
 */

const EVENT = 2;
const ACK = 3;
/** Engine.IO's first packet, of a connection that is never pinged. */
const OPEN =
  '0{"sid":"bare","upgrades":[],"pingInterval":1000000000,"pingTimeout":1000000000,"maxPayload":1000000}';
const CONNECTED = '40{"sid":"bare"}';
const JOIN = /^42(\d+)\["board:join",(.*)\]$/s;

interface Board {
  readonly members: Set<WebSocket>;
  head: number;
}

const boards = new Map<string, Board>();
const encoder = new compactParser.Encoder();
let lastClientId = 0;

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
server.on('connection', welcome);
server.on('listening', () => {
  // A server that listens on a port has this kind of address.
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`listening on http://127.0.0.1:${port}\n`);
});

function welcome(socket: WebSocket): void {
  let board: Board = { members: new Set(), head: 0 };
  const decoder = new compactParser.Decoder();
  decoder.on('decoded', ({ id = 0, data }) => {
    board.head += 1;
    handOn(board, socket, data[1]);
    write(socket, { type: ACK, id, data: [{ ok: true, seq: board.head }] });
  });
  socket.on('message', (bytes: Buffer, isBinary) => {
    if (isBinary) decoder.add(bytes);
    else board = hearText(socket, bytes.toString()) ?? board;
  });
  socket.on('close', () => board.members.delete(socket));
  socket.send(OPEN);
}

/** Answers the board that somebody joined, if that is what they said. */
function hearText(socket: WebSocket, text: string): Board | undefined {
  if (text === '40') socket.send(CONNECTED);
  const [, id, request = ''] = JOIN.exec(text) ?? [];
  if (id === undefined) return undefined;
  const { boardId } = JSON.parse(request);
  const board = boards.get(boardId) ?? { members: new Set(), head: 0 };
  boards.set(boardId, board);
  board.members.add(socket);
  lastClientId += 1;
  // No more of an answer than what is read of it.
  socket.send(`43${id}[{"ok":true,"lease":{"clientId":${lastClientId}}}]`);
  return board;
}

function handOn({ members, head }: Board, from: WebSocket, payload: unknown): void {
  const push = parsePush(payload);
  if (!push) return;
  const entry = encodeEntry({ seq: head, peerId: 1, bytes: push.bytes });
  for (const member of members)
    if (member !== from) write(member, { type: EVENT, data: ['update:entry', entry] });
}

function write(socket: WebSocket, packet: { type: number; data: unknown[]; id?: number }): void {
  for (const part of encoder.encode({ nsp: '/', ...packet })) socket.send(part);
}
