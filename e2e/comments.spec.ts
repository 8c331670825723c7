import { openBoard as followBoard } from '@drawbridge/sync';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test.ts';
import type { BoardPage, Point } from './pages/board.ts';
import { seriousFaults } from './support/axe.ts';
import { commentCard as card, comment } from './support/comment.ts';
import { openSharing } from './support/openSharing.ts';
import { rename } from './support/rename.ts';
import { storedShapes } from './support/storedShapes.ts';
import { expectToast } from './support/toasts.ts';
import { typeOver } from './support/typeOver.ts';

const FROM = { x: 400, y: 250 };
const TO = { x: 600, y: 350 };
const MIDDLE = { x: 500, y: 300 };

const MARKUP = '<img src=x onerror="document.title=1">';

const pins = (page: Page) => page.getByRole('toolbar', { name: 'Comments in view' }).getByRole('button');
const panel = (page: Page) => page.getByRole('complementary', { name: 'Comments' });
const opener = (page: Page) => page.getByRole('button', { name: /^Comments/ });

async function drawRectangle({ chooseTool, dragFrom }: BoardPage): Promise<void> {
  await chooseTool('Rectangle');
  await dragFrom(FROM, TO);
}

/** How far the only pin is from a point of the page. */
async function pinOffset(page: Page, { x, y }: Point): Promise<number> {
  const box = await pins(page).boundingBox();
  return box ? Math.hypot(box.x - x, box.y + box.height - y) : Number.NaN;
}

test('two people talk about a shape: pinned, live, with a mention, unread until it is read, and resolved', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const ann = await openBoard();
  await rename(ann, 'Ann');
  await drawRectangle(ann);
  await comment(ann, FROM, 'Is this a bridge?');
  await ann.page.keyboard.press('Escape');
  await expect(pins(ann.page)).toBeFocused();
  const ben = await openBoard(ann.page.url());
  await rename(ben, 'Ben');
  await expect(pins(ben.page)).toHaveAccessibleName('Comment by Ann: Is this a bridge?');
  await pins(ben.page).click();
  const reply = card(ben.page).getByRole('combobox', { name: 'Reply' });
  await reply.click();
  await ben.page.keyboard.type('Yes @an');
  await expect(ben.page.getByRole('option', { name: 'Ann' })).toBeVisible();
  await ben.page.keyboard.press('Enter');
  await ben.page.keyboard.type('it is');
  await ben.page.keyboard.press('Enter');
  await expectToast(ann.page, 'Ben mentioned you in a comment');
  await expect(opener(ann.page)).toHaveAccessibleName('Comments (1 unread)');
  await expect(pins(ann.page)).toHaveAccessibleName(/1 reply, unread/);

  await opener(ann.page).click();
  await panel(ann.page).getByRole('button', { name: 'Mentions' }).click();
  expect(await seriousFaults(ann.page)).toEqual([]);
  await panel(ann.page).getByRole('button', { name: /^Ann/ }).click();
  await expect(card(ann.page).getByText('@Ann')).toBeVisible();
  await expect(opener(ann.page)).toHaveAccessibleName('Comments');
  expect(await seriousFaults(ann.page)).toEqual([]);
  await card(ann.page).getByRole('button', { name: 'Resolve' }).click();
  await expect(card(ben.page).getByRole('heading', { name: 'Resolved by Ann' })).toBeVisible();
  await ben.page.keyboard.press('Escape');
  await expect(pins(ben.page)).toHaveCount(0);
  await ann.expectSaved();
});

test('a pin follows its shape, also while somebody drags it, and stays where it was when it is gone', async ({
  openBoard,
}) => {
  const ann = await openBoard();
  await drawRectangle(ann);
  await comment(ann, FROM, 'Here');
  await ann.page.keyboard.press('Escape');
  const ben = await openBoard(ann.page.url());
  await expect.poll(() => pinOffset(ben.page, FROM)).toBeLessThan(3);
  await ann.chooseTool('Select');
  await ann.page.mouse.move(500, 250);
  await ann.page.mouse.down();
  await ann.page.mouse.move(560, 400, { steps: 5 });
  const moved = { x: FROM.x + 60, y: FROM.y + 150 };
  await expect.poll(() => pinOffset(ben.page, moved)).toBeLessThan(4);
  await expect.poll(() => pinOffset(ann.page, moved)).toBeLessThan(4);
  await ann.page.mouse.up();
  await ann.page.keyboard.press('Delete');
  await ann.expectSaved();
  await expect.poll(() => storedShapes(ann.page.url())).toHaveLength(0);
  await expect.poll(() => pinOffset(ben.page, moved)).toBeLessThan(4);
  await ben.page.reload();
  await expect.poll(() => pinOffset(ben.page, moved)).toBeLessThan(4);
  await ann.page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => storedShapes(ann.page.url())).toHaveLength(1);
  await expect(pins(ann.page)).toHaveCount(1);
});

test('who may comment does that, and nothing else; who may look reads', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const ann = await openBoard();
  await drawRectangle(ann);
  await ann.expectSaved();
  const sharing = await openSharing(ann);
  const toComment = await sharing.make('Talkers', 'comment');
  const toView = await sharing.make('Readers', 'view');
  await sharing.close();
  const ben = await openBoard(toComment);
  await expect(ben.page.getByText('You can comment')).toBeVisible();
  await expect(ben.tool('Pen')).toBeHidden();
  await comment(ben, MIDDLE, 'May I?');
  await ben.expectSaved();
  await expect(pins(ann.page)).toHaveAccessibleName(/May I\?/);
  await card(ben.page).getByRole('button', { name: 'Edit' }).click();
  const field = card(ben.page).getByRole('combobox', { name: 'Edit comment' });
  await typeOver(field, 'May I, please?');
  await ben.page.keyboard.press('Enter');
  await ben.expectSaved();
  await expect(pins(ann.page)).toHaveAccessibleName(/May I, please\?/);
  await ben.page.keyboard.press('Escape');
  await ben.page.keyboard.press('p');
  await ben.dragThrough([FROM, TO]);
  await ben.expectSaved();
  expect(await storedShapes(ann.page.url())).toHaveLength(1);
  const cat = await openBoard(toView);
  await pins(cat.page).click();
  await expect(card(cat.page).getByText('May I, please?')).toBeVisible();
  await expect(card(cat.page).getByRole('combobox')).toHaveCount(0);
});

test('what somebody writes is text, whatever it looks like, also in names', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const ann = await openBoard();
  await rename(ann, MARKUP.slice(0, 30));
  await comment(ann, MIDDLE, `${MARKUP} https://example.org/x javascript:alert(1)`);
  const ben = await openBoard(ann.page.url());
  await pins(ben.page).click();
  for (const { page } of [ann, ben]) {
    await expect(card(page).getByText(MARKUP)).toBeVisible();
    await expect(card(page).locator('img')).toHaveCount(0);
    await expect(card(page).getByRole('link')).toHaveCount(1);
    await expect(card(page).getByRole('link')).toHaveAttribute('href', 'https://example.org/x');
    expect(await page.title()).not.toBe('1');
  }
});

test('everything is done with the keyboard alone, and deleting asks', async ({ openBoard }) => {
  const { page, canvas, expectSaved } = await openBoard();
  await canvas.focus();
  await page.keyboard.press('c');
  await page.keyboard.press('Enter');
  await expect(card(page).getByRole('combobox')).toBeFocused();
  await page.keyboard.type('By keys');
  await page.keyboard.press('Enter');
  await expect(card(page).getByText('By keys')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(pins(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await card(page).getByRole('button', { name: 'Delete', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(card(page).getByRole('button', { name: 'Keep' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(pins(page)).toHaveCount(0);
  await expectSaved();
});

test('a board with 10,000 comments opens and pans, and its list finds one', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const ann = await openBoard();
  const { origin, pathname } = new URL(ann.page.url());
  const writer = followBoard({ url: origin, boardId: pathname.slice('/b/'.length) });
  await writer.synced;
  writer.doc.transact(() => {
    const comments = writer.doc.getMap('comments');
    // What makes such maps comes with the doc: from outside, the product has no Yjs.
    const SharedMap = comments.constructor as new (entries: [string, unknown][]) => unknown;
    for (let n = 0; n < 10_000; n += 1) {
      comments.set(
        `comment-${n}`,
        new SharedMap([
          ['k', { by: 'writer', name: `Person ${n % 50}`, color: '#336699', created: n }],
          ['at', { x: (n % 100) * 120 + 60, y: Math.floor(n / 100) * 120 + 60 }],
          ['tx', { text: `Remark number ${n}`, names: [] }],
        ]),
      );
    }
  });
  await expect.poll(() => writer.outbox.size, { timeout: 20_000 }).toBe(0);
  await writer.close();
  const ben = await openBoard(ann.page.url());
  await expect(pins(ben.page).first()).toBeVisible();
  expect(await pins(ben.page).count()).toBeLessThan(400);
  await ben.page.mouse.move(640, 400);
  await ben.page.mouse.wheel(6_000, 6_000);
  await expect(pins(ben.page).first()).toHaveAccessibleName(/Remark number [1-9]\d{3}/);
  await opener(ben.page).click();
  await panel(ben.page).getByRole('searchbox').click();
  await ben.page.keyboard.type('number 9999');
  await panel(ben.page)
    .getByRole('button', { name: /Remark number 9999/ })
    .click();
  await expect(card(ben.page).getByText('Remark number 9999')).toBeVisible();
  await expect(pins(ben.page).and(ben.page.locator('[data-open="true"]'))).toBeInViewport();
  await ben.draw([FROM, TO]);
  await ben.expectSaved();
});
