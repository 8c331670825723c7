import { describe, expect, test } from 'vitest';
import { createOfflinePage } from './offlinePage.ts';

const ORIGIN = 'https://board.test';

/** The Cache API as far as it is used. Every cache fetches through `network`. */
function createCaches(network: (request: Request) => Promise<Response>) {
  const all = new Map<string, Map<string, Response>>();
  const pathOf = (request: Request | string) =>
    new URL(typeof request === 'string' ? ORIGIN + request : request.url).pathname;
  const open = async (name: string) => {
    const cache = all.get(name) ?? new Map<string, Response>();
    all.set(name, cache);
    return {
      addAll: async (requests: Request[]) => {
        const answers = await Promise.all(requests.map(network));
        if (answers.some(({ ok }) => !ok)) throw new TypeError('A file could not be fetched.');
        for (const [index, answer] of answers.entries()) cache.set(pathOf(requests[index] ?? ''), answer);
      },
      match: async (request: Request | string) => cache.get(pathOf(request))?.clone(),
    };
  };
  const match = async (request: Request) =>
    [...all.values()]
      .map((cache) => cache.get(pathOf(request)))
      .find((found) => found)
      ?.clone();
  const keys = async () => [...all.keys()];
  // The rest of the interface is not called.
  return { open, match, keys, delete: async (name: string) => all.delete(name) } as unknown as CacheStorage;
}

function setUp({ version = 'v2', files = ['/index.html', '/assets/app-2.js'], basePath = '' } = {}) {
  const net = {
    answer: async (request: Request) => new Response(`network ${new URL(request.url).pathname}`),
  };
  const deadline = Promise.withResolvers<undefined>();
  const asked: { integrity: string; redirect: string }[] = [];
  const network = (request: Request): Promise<Response> => {
    asked.push({ integrity: request.integrity, redirect: request.redirect });
    return net.answer(request);
  };
  const caches = createCaches(network);
  const make = (built = version, paths = files, under = basePath) =>
    createOfflinePage({
      files: paths.map((path) => ({ path, integrity: 'sha256-cXE=' })),
      version: built,
      origin: ORIGIN,
      basePath: under,
      caches,
      fetch: network,
      after: () => deadline.promise,
      createBoardId: () => 'fresh',
    });
  return { page: make(), make, net, asked, caches, passTime: () => deadline.resolve(undefined) };
}

const offline = async (): Promise<Response> => {
  throw new TypeError('Failed to fetch');
};

function load(path: string): Request {
  return new Request(ORIGIN + path);
}

/** Only a browser can make a request of this mode. */
function visit(path: string): Request {
  return Object.defineProperty(load(path), 'mode', { value: 'navigate' });
}

const textOf = async (answer: Promise<Response> | undefined) => (await answer)?.text();

describe('a server under a path', () => {
  test('is known by that path without network, and what is beside it is left alone', async () => {
    const { page, net } = setUp({ basePath: '/draw' });
    await page.install();
    net.answer = offline;
    expect(await textOf(page.answer(visit('/draw/b/plan')))).toBe('network /draw/index.html');
    expect(await textOf(page.answer(load('/draw/assets/app-2.js')))).toBe('network /draw/assets/app-2.js');
    expect((await page.answer(visit('/draw/')))?.headers.get('Location')).toBe(`${ORIGIN}/draw/b/fresh`);
    expect(page.answer(visit('/b/plan'))).toBeUndefined();
    expect(page.answer(load('/assets/app-2.js'))).toBeUndefined();
  });

  test('leaves the caches of other servers of the host alone', async () => {
    const { make, caches } = setUp();
    for (const under of ['', '/draw', '/draw/more']) {
      for (const version of ['v1', 'v2']) await make(version, undefined, under).install();
    }
    const before = await caches.keys();
    await make('v3', undefined, '/draw').activate();
    await make('v3', undefined, '').activate();
    expect(before).toHaveLength(6);
    expect(await caches.keys()).toEqual([
      'page-v2',
      'page@/draw@v2',
      'page@/draw/more@v1',
      'page@/draw/more@v2',
    ]);
  });
});

describe('a board', () => {
  test('comes from the server while it answers', async () => {
    const { page } = setUp();
    await page.install();
    expect(await textOf(page.answer(visit('/b/plan')))).toBe('network /b/plan');
  });

  test('comes from the cache without network', async () => {
    const { page, net } = setUp();
    await page.install();
    net.answer = offline;
    expect(await textOf(page.answer(visit('/b/plan')))).toBe('network /index.html');
    expect(await textOf(page.answer(load('/assets/app-2.js')))).toBe('network /assets/app-2.js');
  });

  test.each([502, 503])('comes from the cache when a proxy answers %i for the server', async (status) => {
    const { page, net } = setUp();
    await page.install();
    net.answer = async () => new Response('Bad gateway', { status });
    expect(await textOf(page.answer(visit('/b/plan')))).toBe('network /index.html');
  });

  test('that the server says is none stays none', async () => {
    const { page, net } = setUp();
    await page.install();
    net.answer = async () => new Response('none', { status: 404 });
    expect((await page.answer(visit('/b/no!board')))?.status).toBe(404);
  });

  test('comes from the cache when the server takes too long', async () => {
    const { page, net, passTime } = setUp();
    await page.install();
    net.answer = () => new Promise(() => {});
    const answer = page.answer(visit('/b/plan'));
    passTime();
    expect(await textOf(answer)).toBe('network /index.html');
  });

  test('that is in no cache waits for a slow server', async () => {
    const { page, net, passTime } = setUp();
    const slow = Promise.withResolvers<Response>();
    net.answer = () => slow.promise;
    const answer = page.answer(visit('/b/plan'));
    passTime();
    slow.resolve(new Response('late'));
    expect(await textOf(answer)).toBe('late');
  });
});

test('the page of all boards comes from the server, and from the cache without network', async () => {
  const { page, net } = setUp({ files: ['/index.html', '/boards.html'] });
  await page.install();
  net.answer = async () => new Response('newer');
  expect(await textOf(page.answer(visit('/boards')))).toBe('newer');
  net.answer = offline;
  expect(await textOf(page.answer(visit('/boards')))).toBe('network /boards.html');
  expect(page.answer(visit('/boardsman'))).toBeUndefined();
});

test('the front page makes a board of its own without network, and leaves it to the server otherwise', async () => {
  const { page, net } = setUp();
  await page.install();
  expect(await textOf(page.answer(visit('/')))).toBe('network /');
  net.answer = offline;
  const answer = await page.answer(visit('/'));
  expect([answer?.status, answer?.headers.get('location')]).toEqual([302, `${ORIGIN}/b/fresh`]);
});

test.each(['/socket.io/?EIO=4', '/api/boards/x/snapshots/y', '/healthz', '/readyz', '/metrics', '/sw.js'])(
  '%s does not pass through the worker',
  async (path) => {
    const { page } = setUp();
    await page.install();
    expect(page.answer(load(path))).toBeUndefined();
    expect(page.answer(visit(path))).toBeUndefined();
  },
);

test('other hosts and other methods do not pass through the worker', () => {
  const { page } = setUp();
  expect(page.answer(new Request('https://elsewhere.test/assets/app-2.js'))).toBeUndefined();
  expect(page.answer(new Request(`${ORIGIN}/assets/app-2.js`, { method: 'POST' }))).toBeUndefined();
});

test('a build is fetched as it was built, and never from where a proxy sends it', async () => {
  const { page, asked } = setUp();
  await page.install();
  const checked = { integrity: 'sha256-cXE=', redirect: 'error' };
  expect(asked).toEqual([checked, checked]);
});

test('a build of which a file is missing is not installed', async () => {
  const { page, net } = setUp();
  net.answer = async ({ url }) => new Response('', { status: url.endsWith('.js') ? 404 : 200 });
  await expect(page.install()).rejects.toThrow();
});

test('a new build takes over, and tabs of the one before go on with their files', async () => {
  const { make, net } = setUp();
  const builds = ['v1', 'v2', 'v3'].map((version) =>
    make(version, ['/index.html', `/assets/app-${version}.js`]),
  );
  for (const [index, build] of builds.entries()) {
    net.answer = async () => new Response(`of build ${index + 1}`);
    await build.install();
    await build.activate();
  }
  net.answer = offline;
  const [, , newest] = builds;
  expect(await textOf(newest?.answer(visit('/b/plan')))).toBe('of build 3');
  expect(await textOf(newest?.answer(load('/assets/app-v2.js')))).toBe('of build 2');
  await expect(newest?.answer(load('/assets/app-v1.js'))).rejects.toThrow('Failed to fetch');
});

test('caches of others on the same host are left alone', async () => {
  const { page, caches } = setUp();
  await caches.open('theirs');
  await page.activate();
  expect(await caches.keys()).toContain('theirs');
});
