import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures/test.ts';
import type { BoardPage } from './pages/board.ts';
import { seriousFaults } from './support/axe.ts';
import { around, expectInk, expectNoInk } from './support/ink.ts';
import { storedShapes } from './support/storedShapes.ts';

/** The note that says whose view one sees. */
const noteOf = (page: Page): Locator => page.getByTestId('follow-note');
/** The buttons in the top bar that follow somebody. */
const face = ({ page }: BoardPage): Locator =>
  page.getByRole('banner').getByRole('button', { name: /^(Follow|Stop following) / });
const openPeople = ({ page }: BoardPage): Promise<void> =>
  page.getByRole('button', { name: /^Also here/ }).click();
const people = ({ page }: BoardPage): Locator => page.getByRole('toolbar', { name: 'Follow' });

test('one follows another through pan and zoom, and stops by panning', async ({ openBoard }) => {
  const ann = await openBoard();
  const ben = await openBoard(ann.page.url());
  await ann.chooseTool('Rectangle');
  await ann.dragFrom({ x: 500, y: 300 }, { x: 620, y: 400 });
  await ann.page.keyboard.press('Escape');
  await expectInk(ben.page, around({ x: 500, y: 350 }));

  await ann.page.keyboard.press('Control+0');
  await face(ann).click();
  await expect(noteOf(ann.page)).toContainText(/^Following .+ Esc to stop$/);
  await ben.canvas.hover({ position: { x: 500, y: 300 } });
  await ben.page.keyboard.down('Control');
  for (let notch = 0; notch < 3; notch++) await ben.page.mouse.wheel(0, -100);
  await ben.page.keyboard.up('Control');
  await ben.page.mouse.wheel(0, 40);

  const zoomOf = ({ page }: BoardPage): Locator => page.getByRole('button', { name: /^Zoom \d+ %$/ });
  await expect(zoomOf(ben)).not.toHaveText('100 %');
  await expect
    .poll(async () => (await zoomOf(ann).textContent()) === (await zoomOf(ben).textContent()))
    .toBe(true);
  // The corner of the rectangle was under the pointer, and went up with the page.
  for (const { page } of [ann, ben]) {
    await expectInk(page, around({ x: 500, y: 262 }, 6));
    await expectNoInk(page, around({ x: 480, y: 240 }, 6));
  }

  await ann.canvas.hover({ position: { x: 640, y: 400 } });
  await ann.page.mouse.wheel(0, 200);
  await expect(noteOf(ann.page)).toHaveCount(0);
  await ben.page.mouse.wheel(0, -900);
  await expectNoInk(ben.page, around({ x: 500, y: 262 }, 6));
  await expectInk(ann.page, around({ x: 500, y: 62 }, 6));
});

test('Escape, drawing, and the other’s leaving end it, too', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const ann = await openBoard();
  const ben = await openBoard(ann.page.url());
  await openPeople(ann);
  await people(ann)
    .getByRole('button', { name: /Follow$/ })
    .click();
  await expect(noteOf(ann.page)).toBeVisible();
  await ann.page.keyboard.press('Escape');
  await expect(noteOf(ann.page)).toHaveCount(0);
  await expect(ann.page.getByTestId('announcer')).toContainText('Stopped following');

  await face(ann).click();
  await ann.draw([
    { x: 300, y: 300 },
    { x: 400, y: 300 },
  ]);
  await expect(noteOf(ann.page)).toHaveCount(0);
  await expectInk(ben.page, around({ x: 350, y: 300 }));

  await face(ann).click();
  await expect(noteOf(ann.page)).toBeVisible();
  await ben.page.close();
  await expect(noteOf(ann.page)).toHaveCount(0);
  await expect(face(ann)).toHaveCount(0);
});

test('who follows us cannot be followed back', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const ann = await openBoard();
  const ben = await openBoard(ann.page.url());
  await face(ann).click();
  await expect(face(ben)).toHaveAccessibleName(/\(follows you\)$/);
  await face(ben).click();
  await expect(ben.page.getByText(/follows you, so you cannot follow/).first()).toBeVisible();
  await expect(noteOf(ben.page)).toHaveCount(0);
  await expect(noteOf(ann.page)).toBeVisible();
});

test('everyone is brought to one person, another takes it over, and Escape is the way out', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const ann = await openBoard();
  const ben = await openBoard(ann.page.url());
  await expect(face(ben)).toHaveCount(1);
  await openPeople(ann);
  await ann.page.getByRole('button', { name: 'Bring everyone to me' }).click();
  await expect(noteOf(ben.page)).toContainText('brought you along');
  await expect(noteOf(ann.page)).toContainText('1 of 1 follows');

  await ben.page.keyboard.press('Control+/');
  await ben.page.getByRole('combobox').pressSequentially('bring everyone');
  await ben.page.keyboard.press('Enter');
  await expect(noteOf(ann.page)).toContainText('brought you along');
  await expect(noteOf(ben.page)).toContainText('1 of 1 follows');

  await ann.page.keyboard.press('Escape');
  await expect(noteOf(ann.page)).toHaveCount(0);
  await expect(noteOf(ben.page)).toContainText('0 of 1 follow');
  await ben.page.getByRole('button', { name: 'Stop bringing everyone to me' }).click();
  await expect(noteOf(ben.page)).toHaveCount(0);
  // Who left somebody is asked the next time.
  await openPeople(ben);
  await ben.page.getByRole('button', { name: 'Bring everyone to me' }).click();
  const question = ann.page.getByRole('region', { name: /asks you to follow/ });
  await question.getByRole('button', { name: 'Follow' }).click();
  await expect(noteOf(ann.page)).toContainText('brought you along');
});

test('who looks at another tab is away until they are back, and the list of people is well made', async ({
  openBoard,
}) => {
  const ann = await openBoard();
  const ben = await openBoard(ann.page.url());
  await expect(face(ann)).toHaveAccessibleName(/^Follow [^(]+$/);
  await hide(ben.page, true);
  await expect(face(ann)).toHaveAccessibleName(/\(away\)$/);
  await hide(ben.page, false);
  await expect(face(ann)).toHaveAccessibleName(/^Follow [^(]+$/);
  await openPeople(ann);
  await expect(people(ann).getByRole('button', { name: 'Follow' })).toHaveCount(1);
  expect(await seriousFaults(ann.page, '.people-list')).toEqual([]);
});

test('who does nothing for a minute is idle', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const ann = await openBoard();
  const ben = await openBoard(ann.page.url());
  // From here on Ben's time is ours; what is on its way goes on.
  await ben.page.clock.install();
  await ben.page.reload();
  await ben.expectSaved();
  await ben.page.clock.fastForward('01:01');
  await expect(face(ann)).toHaveAccessibleName(/\(idle\)$/);
  await ben.canvas.hover({ position: { x: 300, y: 300 } });
  await expect(face(ann)).toHaveAccessibleName(/^Follow [^(]+$/);
});

test('the tool in somebody’s hand is a sign beside their name', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const ann = await openBoard();
  const ben = await openBoard(ann.page.url());
  await ann.canvas.hover({ position: { x: 400, y: 300 } });
  const sign = ben.page.locator('.db-cursor-label svg');
  await expect(sign).toHaveCount(1);
  await expect(sign).toBeHidden();
  await ann.chooseTool('Eraser');
  await ann.canvas.hover({ position: { x: 420, y: 320 } });
  await expect(sign).toBeVisible();
});

test('what one says at the cursor is seen by the other, read out, and gone with Escape', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const ann = await openBoard();
  const ben = await openBoard(ann.page.url());
  await expect(face(ann)).toHaveCount(1);
  await ann.canvas.hover({ position: { x: 400, y: 300 } });
  await ann.page.keyboard.press('/');
  const field = ann.page.getByRole('textbox', { name: 'Say something at the cursor' });
  await expect(field).toBeFocused();
  await ann.page.keyboard.type('Look here');
  await expect(field).toHaveValue('Look here');
  const words = ben.page.locator('.db-cursor-words');
  await expect(words).toHaveText('Look here');
  await expect(ben.page.getByTestId('announcer')).toContainText('says: Look here');
  await ann.page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  await ann.page.keyboard.press('r');
  await expect(ann.tool('Rectangle')).toHaveAttribute('aria-pressed', 'true');
  await expect(words).toHaveCount(0);
});

test('a reaction is seen by the other and leaves nothing', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const ann = await openBoard();
  const ben = await openBoard(ann.page.url());
  await openPeople(ann);
  const reactions = ({ page }: BoardPage) => page.locator('.db-reactions span');
  // It is there for two seconds, in which a busy machine may not look: then there is another one.
  await expect(async () => {
    await ann.page.getByRole('button', { name: 'React with a heart' }).click();
    await expect(reactions(ben).last()).toHaveText('❤️', { timeout: 1_500 });
  }).toPass();
  await expect(ben.page.getByTestId('announcer')).toContainText('reacts with a heart');
  for (const board of [ann, ben]) await expect(reactions(board)).toHaveCount(0);
  expect(await storedShapes(ann.page.url())).toEqual([]);
});

/** As when the person looks at another tab. */
async function hide(page: Page, isHidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }, isHidden);
}
