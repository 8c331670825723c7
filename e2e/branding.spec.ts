import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverTest as base, expect } from './fixtures/test.ts';
import { openHome } from './pages/home.ts';
import { seriousFaults } from './support/axe.ts';
import { expectInstalled } from './support/offlineCopy.ts';
import { storedShapes } from './support/storedShapes.ts';

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4" fill="#b02a6b"/></svg>';

const STROKE = [
  { x: 300, y: 250 },
  { x: 420, y: 250 },
];

const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: it depends on nothing
  serverEnv: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'drawbridge-logo-'));
    const logo = join(folder, 'logo.svg');
    writeFileSync(logo, LOGO);
    await use({
      APP_NAME: 'Sketch & Co',
      ACCENT_COLOR: '#b02a6b',
      LOGO_FILE: logo,
      DEFAULT_TOOL: 'draw',
      DEFAULT_STYLE: 'color=blue,width=12',
      PALETTE: 'blue,green,#7a1fa2',
      DISABLED_FEATURES: 'comments,history,images,reactions,laser,library',
    });
    rmSync(folder, { recursive: true, force: true });
  },
});

test('a server has a name, a hue and a logo of its own', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const { page } = await openBoard();
  await expect(page).toHaveTitle('Untitled board – Sketch & Co');
  const logo = page.getByRole('link', { name: 'All boards' }).locator('img');
  await expect.poll(() => logo.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  const share = page.getByRole('button', { name: 'Share' });
  // Redder than blue, and both more than green: of the hue that was asked for, in whatever words a browser says it.
  const [red = 0, green = 0, blue = 0] = await share.evaluate((button) => {
    const context = document.createElement('canvas').getContext('2d');
    if (!context) return [];
    context.fillStyle = getComputedStyle(button).backgroundColor;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  });
  expect(red).toBeGreaterThan(blue);
  expect(blue).toBeGreaterThan(green);
  expect(await seriousFaults(page)).toEqual([]);
});

test('one begins with the tool, the style and the colours of the server', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const ann = await openBoard();
  await expect(ann.tool('Pen')).toHaveAttribute('aria-pressed', 'true');
  await ann.dragThrough(STROKE);
  await ann.expectSaved();
  expect(await storedShapes(ann.page.url())).toMatchObject([
    { k: { type: 'draw' }, s: { color: 'blue', width: 12 } },
  ]);
  const colors = ann.page.getByRole('group', { name: 'Line colour', exact: true });
  await expect(colors.getByRole('button')).toHaveCount(3);
  await colors.getByRole('button', { name: '#7a1fa2' }).click();
  await ann.page.reload();
  await ann.expectSaved();
  await ann.dragThrough(STROKE.map(({ x, y }) => ({ x, y: y + 100 })));
  await ann.expectSaved();
  const styles = (await storedShapes(ann.page.url())).map(({ s }) => s.color);
  expect(styles.sort()).toEqual(['#7a1fa2', 'blue']);
});

test('what is turned off is nowhere to be found', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const ann = await openBoard();
  const { page } = ann;
  for (const tool of ['Image', 'Comment', 'Laser pointer']) await expect(ann.tool(tool)).toHaveCount(0);
  await expect(ann.tool('Text')).toHaveCount(1);
  for (const name of [/^Comments/, /^Library/])
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  await page.keyboard.press('Control+/');
  const commands = page.getByRole('listbox');
  await expect(commands.getByRole('option', { name: /Zen mode/ }).first()).toBeVisible();
  for (const name of [/Version history/, /Who did this/, /React with/, /library/i])
    await expect(commands.getByRole('option', { name })).toHaveCount(0);
});

test('a page that comes without the server has the branding of its server', { tag: '@onebrowser' }, async ({
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
  await expect(ann.status).toContainText('shown from this device’s copy');
  await expect(ann.tool('Pen')).toHaveAttribute('aria-pressed', 'true');
  await expect(ann.page).toHaveTitle('Untitled board – Sketch & Co');
});

test('the page of all boards is called as the server is', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const home = await openHome(await openBoard(), 'Sketch & Co');
  await expect(home.page).toHaveTitle('Boards – Sketch & Co');
});
