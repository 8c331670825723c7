import { type PathProxy, startPathProxy } from './fixtures/pathProxy.ts';
import { serverTest as base, expect } from './fixtures/test.ts';
import { createBoardPage } from './pages/board.ts';
import { createHomePage } from './pages/home.ts';
import { askedForFiles } from './support/askedForFiles.ts';
import { around, expectInk } from './support/ink.ts';
import { nameBoard } from './support/nameBoard.ts';
import { expectInstalled } from './support/offlineCopy.ts';
import { blackPng } from './support/pictures.ts';
import { storedShapes } from './support/storedShapes.ts';

const BASE_PATH = '/tools/board';

const STROKE = [
  { x: 300, y: 250 },
  { x: 420, y: 250 },
];
const ON_STROKE = around({ x: 360, y: 250 });
const IN_THE_MIDDLE = around({ x: 640, y: 400 });

/** People come by a proxy that gives the server one path of its host. */
const test = base.extend<{ pathProxy: PathProxy }>({
  serverEnv: { BASE_PATH },
  pathProxy: async ({ server }, use) => {
    const proxy = await startPathProxy(new URL(server.url).origin, BASE_PATH);
    await use(proxy);
    proxy.close();
    expect(proxy.strayed).toEqual([]);
  },
  address: async ({ pathProxy }, use) => use(pathProxy.url),
});

test('two people draw and put an image on a board under a path, and find all of it again', {
  tag: '@onebrowser',
}, async ({ openBoard, pathProxy: proxy }) => {
  const ann = await openBoard();
  expect(ann.page.url()).toMatch(`${proxy.url}/b/`);
  const ben = await openBoard(ann.page.url());
  await ann.draw(STROKE);
  await expectInk(ben.page, ON_STROKE);
  const stored = ben.page.waitForResponse(
    (response) => response.request().method() === 'PATCH' && response.status() === 201,
  );
  const chooser = await askedForFiles(ben.page, () => ben.page.keyboard.press('9'));
  await chooser.setFiles({ name: 'Bridge.png', mimeType: 'image/png', buffer: blackPng(200, 100) });
  await stored;
  await ben.expectSaved();
  await expectInk(ann.page, IN_THE_MIDDLE);
  for (const person of [ann, ben]) {
    await person.page.reload();
    await person.expectSaved();
    await expectInk(person.page, ON_STROKE);
    await expectInk(person.page, IN_THE_MIDDLE);
  }
  expect(await storedShapes(ann.page.url())).toHaveLength(2);
});

test('the ways between the pages stay below the path', { tag: '@onebrowser' }, async ({
  openBoard,
  pathProxy: proxy,
}) => {
  const ann = await openBoard();
  await nameBoard(ann, 'Plan');
  const address = ann.page.url();
  await ann.page.getByRole('link', { name: 'All boards' }).click();
  await ann.page.waitForURL(`${proxy.url}/boards`);
  const home = createHomePage(ann.page);
  await home.expectNames('Plan');
  await home.card('Plan').getByRole('link').click();
  await ann.page.waitForURL(address);
  await ann.expectSaved();
  await ann.page.getByRole('link', { name: 'New board' }).click();
  await ann.page.waitForURL((url) => url.href.startsWith(`${proxy.url}/b/`) && url.href !== address);
  await ann.expectSaved();
});

test('a board under a path opens without the server', { tag: '@onebrowser' }, async ({
  openBoard,
  server,
}) => {
  const ann = await openBoard();
  await ann.draw(STROKE);
  await ann.expectSaved();
  await expectInstalled(ann.page);
  await ann.page.reload();
  await ann.expectSaved();
  await server.stop();
  await ann.page.reload();
  await expectInk(ann.page, ON_STROKE);
  const tab = createBoardPage(await ann.page.context().newPage());
  await tab.page.goto(ann.page.url());
  await expectInk(tab.page, ON_STROKE);
});
