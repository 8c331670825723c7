import { type CallOptions, type Client, Code, ConnectError, createClient } from '@connectrpc/connect';
import {
  createConnectTransport,
  createGrpcTransport,
  createGrpcWebTransport,
} from '@connectrpc/connect-node';
import { MAX_UPDATE_BYTES } from '@drawbridge/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { BoardService, type SubscribeResponse } from '../src/grpc/generated/drawbridge/v1/boards_pb.ts';
import { makeBoard } from './accessClient.ts';
import { freePort } from './freePort.ts';
import { startTestServer, type TestServer } from './testServer.ts';

const PATIENCE = { timeout: 15_000 };
const RUBBISH = new Uint8Array([1, 2, 3]);

let server: TestServer;
let grpcPort: number;
let owner: Awaited<ReturnType<typeof makeBoard>>;
const leaving: AbortController[] = [];

beforeEach(async () => {
  grpcPort = await freePort();
  server = await startTestServer({ access: 'links', grpcPort });
  owner = await makeBoard(server.url);
});

afterEach(async () => {
  for (const controller of leaving.splice(0)) controller.abort();
  await server.close();
});

type BoardClient = Client<typeof BoardService>;

const ways: readonly [string, () => BoardClient][] = [
  [
    'Connect',
    () => createClient(BoardService, createConnectTransport({ baseUrl: server.url, httpVersion: '1.1' })),
  ],
  [
    'gRPC-Web',
    () => createClient(BoardService, createGrpcWebTransport({ baseUrl: server.url, httpVersion: '1.1' })),
  ],
  [
    'gRPC',
    () => createClient(BoardService, createGrpcTransport({ baseUrl: `http://127.0.0.1:${grpcPort}` })),
  ],
];

const as = (token: string): CallOptions => ({ headers: { authorization: `Bearer ${token}` } });

/** What is told next that is not nothing. */
async function nextOf(stream: AsyncIterator<SubscribeResponse>): Promise<SubscribeResponse['told']> {
  for (;;) {
    const { value, done } = await stream.next();
    if (done) throw new Error('The stream is over.');
    if (value.told.case !== undefined) return value.told;
  }
}

function follow(client: BoardClient, since = 0n, options: CallOptions = as(owner.token), epoch = '') {
  const controller = new AbortController();
  leaving.push(controller);
  const stream = client.subscribe(
    { boardId: 'board', since, epoch },
    { ...options, signal: controller.signal },
  );
  return stream[Symbol.asyncIterator]();
}

const codeOf = async (call: Promise<unknown>): Promise<Code | 'none'> => {
  try {
    await call;
    return 'none';
  } catch (error) {
    return ConnectError.from(error).code;
  }
};

/** A program with a document of its own. */
async function startProgram(client: BoardClient, token = owner.token) {
  const { lease } = await client.issueLease({ boardId: 'board' }, as(token));
  if (!lease) throw new Error('There is no lease.');
  const doc = new Y.Doc();
  doc.clientID = lease.clientId;
  return {
    draw(id: string) {
      const before = Y.encodeStateVector(doc);
      const shape = new Y.Map<unknown>([['g', [0, 0, 10, 10, 0]]]);
      doc.getMap('shapes').set(id, shape);
      const update = Y.encodeStateAsUpdate(doc, before);
      return client.push({ boardId: 'board', update, lease }, as(token));
    },
  };
}

describe.each(ways)('A board over %s', (_name, connect) => {
  it('is followed from its first entry on, and what is pushed comes by the same number', async () => {
    const client = connect();
    const program = await startProgram(client);
    expect((await program.draw('one')).seq).toBe(1n);
    const stream = follow(client);
    expect(await nextOf(stream)).toMatchObject({ case: 'log', value: { head: 1n } });
    const doc = new Y.Doc();
    const take = async (): Promise<bigint> => {
      const told = await nextOf(stream);
      if (told.case !== 'entry') throw new Error(`This is no entry but ${told.case}.`);
      Y.applyUpdate(doc, told.value.update);
      return told.value.seq;
    };
    expect(await take()).toBe(1n);
    const { seq } = await program.draw('two');
    expect(await take()).toBe(seq);
    expect([...doc.getMap('shapes').keys()]).toEqual(['one', 'two']);
  });

  it('shows people what a program draws, and the program what people draw', async () => {
    const client = connect();
    await owner.general('edit');
    const ada = server.open();
    await ada.synced;
    const program = await startProgram(client);
    const stream = follow(client);
    await nextOf(stream);
    ada.doc.getMap('shapes').set('ada', new Y.Map([['g', [0, 0, 1, 1, 0]]]));
    expect(await nextOf(stream)).toMatchObject({ case: 'entry', value: { seq: 1n } });
    await program.draw('robot');
    await expect.poll(() => [...ada.doc.getMap('shapes').keys()].sort(), PATIENCE).toEqual(['ada', 'robot']);
  });

  it('is for those who may, and as far as they may', async () => {
    const client = connect();
    const viewer = await owner.link('view');
    const nobody = follow(client, 0n, {});
    expect(await codeOf(nobody.next())).toBe(Code.Unauthenticated);
    expect(await codeOf(client.push({ boardId: 'board', update: RUBBISH }, as(viewer.token)))).toBe(
      Code.PermissionDenied,
    );
    const foreign = { headers: { ...as(owner.token).headers, origin: 'https://evil.example' } };
    expect(await codeOf(client.issueLease({ boardId: 'board' }, foreign))).toBe(Code.PermissionDenied);
    const stream = follow(client, 0n, as(viewer.token));
    await nextOf(stream);
    const end = codeOf(nextOf(stream));
    await owner.revoke(viewer.id);
    expect(await end).toBe(Code.PermissionDenied);
  });

  it('takes no rubbish', async () => {
    const client = connect();
    const call = (request: Parameters<BoardClient['push']>[0]) =>
      codeOf(client.push(request, as(owner.token)));
    expect(await call({ boardId: '../etc', update: RUBBISH })).toBe(Code.InvalidArgument);
    expect(await call({ boardId: 'board', update: RUBBISH })).toBe(Code.InvalidArgument);
    expect(await call({ boardId: 'board', update: new Uint8Array(MAX_UPDATE_BYTES + 8 * 1024) })).toBe(
      Code.ResourceExhausted,
    );
    const ahead = follow(client, 99n);
    await ahead.next();
    expect(await codeOf(ahead.next())).toBe(Code.OutOfRange);
  });

  it('ends when the server does, and the caller is told to come again', async () => {
    const stream = follow(connect());
    await nextOf(stream);
    const end = codeOf(nextOf(stream));
    await server.close();
    server = await startTestServer();
    expect(await end).toBe(Code.Unavailable);
  });
});
