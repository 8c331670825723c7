import { openBoard } from '@drawbridge/sync';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type AccessClient, ask, createAccessClient, makeBoard } from './accessClient.ts';
import { startTestServer, type TestServer } from './testServer.ts';

let server: TestServer;
const clients: AccessClient[] = [];

const start = async () => {
  server = await startTestServer();
  return makeBoard(server.url);
};

const connect = (): AccessClient => {
  const client = createAccessClient(server.url);
  clients.push(client);
  return client;
};

const deleteBoard = (token?: string) =>
  ask(server.url, 'board/board', { method: 'DELETE', ...(token !== undefined && { token }) });

afterEach(async () => {
  for (const { socket } of clients.splice(0)) socket.disconnect();
  await server.close();
});

describe('A board', () => {
  it('is deleted by owners only', async () => {
    const owner = await start();
    const { token } = await owner.link('edit');
    expect(await deleteBoard()).toMatchObject({ status: 403, error: 'forbidden' });
    expect(await deleteBoard(token)).toMatchObject({ status: 403, error: 'forbidden' });
    expect(await connect().join()).toMatchObject({ ok: true });
    expect(await deleteBoard(owner.token)).toMatchObject({ status: 200, deletedMs: expect.any(Number) });
    expect(await deleteBoard(owner.token)).toMatchObject({ status: 410, error: 'deleted' });
  });

  it('that is deleted ends every session, and answers nobody any more', async () => {
    const owner = await start();
    const [ann, ben] = [connect(), connect()];
    const joined = await ann.join({ token: owner.token });
    await ben.join();
    await ann.push(joined);
    const ended = [ann, ben].map((client) => client.next('session:end'));
    await deleteBoard(owner.token);
    expect(await Promise.all(ended)).toEqual([
      { code: 'auth', retryMs: 0 },
      { code: 'auth', retryMs: 0 },
    ]);
    for (const token of [owner.token, undefined])
      expect(await connect().join(token === undefined ? {} : { token })).toMatchObject({
        ok: false,
        error: 'deleted',
      });
    const gone = { status: 410, error: 'deleted' };
    expect(await ask(server.url, 'board/token', { body: { key: owner.key } })).toMatchObject(gone);
    expect(await ask(server.url, 'board/claim', { body: {} })).toMatchObject(gone);
    expect(await owner.general('edit')).toMatchObject(gone);
  });

  it('that is deleted says so over HTTP, too, to whoever knows its address', async () => {
    const owner = await start();
    await deleteBoard(owner.token);
    for (const authorization of [`Bearer ${owner.token}`, 'Bearer x.y.z', '']) {
      for (const path of ['history', 'files', `files/${'0'.repeat(64)}`, 'snapshots/any', 'history/1']) {
        const headers = { authorization };
        const response = await fetch(`${server.url}/api/boards/board/${path}`, { headers });
        expect([path, response.status, await response.text()]).toEqual([
          path,
          410,
          'This board was deleted by its owner, for everybody.\n',
        ]);
      }
    }
  });

  it('that is deleted tells a page why, and does not come back with what somebody drew on it', async () => {
    const owner = await start();
    const doc = new Y.Doc();
    const provider = server.open({ doc });
    await provider.synced;
    doc.getMap('shapes').set('a', new Y.Map());
    await deleteBoard(owner.token);
    const reason = await new Promise<unknown>((resolve) => {
      const look = () => provider.status.kind === 'stopped' && resolve(provider.status.reason);
      provider.onChange(look);
      look();
    });
    expect(reason).toMatchObject({ code: 'deleted' });
    doc.getMap('shapes').set('b', new Y.Map());
    const again = openBoard({ url: server.url, boardId: 'board' });
    await expect(again.synced).rejects.toThrow('deleted');
    expect(again.doc.getMap('shapes').size).toBe(0);
    await again.close();
  });

  it('that is deleted while everybody draws on it is gone all the same', async () => {
    const owner = await start();
    const painters = Array.from({ length: 5 }, connect);
    const joined = await Promise.all(painters.map((client) => client.join()));
    const pushes = painters.map((client, index) => {
      const reply = joined[index];
      if (!reply) throw new Error('Everybody joined.');
      return Promise.race([client.push(reply), client.next('session:end')]);
    });
    expect(await deleteBoard(owner.token)).toMatchObject({ status: 200 });
    await Promise.all(pushes);
    expect(await connect().join()).toMatchObject({ ok: false, error: 'deleted' });
  });
});
