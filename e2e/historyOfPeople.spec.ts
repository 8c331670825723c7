import { expect, serverTest as test } from './fixtures/test.ts';
import { openHistory, panelOf, pastOf } from './pages/history.ts';
import { seriousFaults } from './support/axe.ts';
import { expectInk, expectNoInk } from './support/ink.ts';
import { openAnnAndBen } from './support/openAnnAndBen.ts';
import { rename } from './support/rename.ts';
import { storedShapes } from './support/storedShapes.ts';
import { drawRectangle, edgeOf, FIRST, SECOND, THIRD } from './support/threeRectangles.ts';

test('everything that one person did in a time is undone, but for what others went on with, and undo takes it back', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const { ann, ben } = await openAnnAndBen(openBoard);
  await drawRectangle(ann, FIRST);
  await drawRectangle(ben, SECOND);
  await drawRectangle(ben, THIRD);
  await expectInk(ann.page, edgeOf(THIRD));
  await ann.canvas.focus();
  await ann.page.keyboard.press('v');
  await ann.dragFrom({ x: THIRD[0].x, y: 490 }, { x: THIRD[0].x + 40, y: 490 });
  await ann.expectSaved();

  const panel = await openHistory(ann);
  await panel.getByRole('button', { name: 'Undo one person’s work …' }).click();
  await expect(panel.getByRole('combobox', { name: 'Undo everything by' })).toHaveText(/Ben/);
  expect(await seriousFaults(ann.page)).toEqual([]);
  // A tab in front has the focus.
  await ann.page.bringToFront();
  await panel.getByRole('button', { name: 'Show what would change' }).press('Enter');
  await expect(panel.getByRole('region', { name: 'What would be undone' })).toBeFocused();
  await expect(panel.getByRole('status')).toHaveText('Without the work of Ben: 1 shape goes.');
  await expect(panel).toContainText('1 shape stays as it is, because somebody went on with it since.');
  await expectNoInk(ann.page, edgeOf(SECOND), 'past-canvas');
  await expectInk(ann.page, edgeOf(FIRST), 'past-canvas');
  await expectInk(ann.page, edgeOf(SECOND));
  await panel.getByRole('button', { name: 'Undo this work' }).click();
  await expect(panel).toBeHidden();
  await ann.expectSaved();
  for (const { page } of [ann, ben]) await expectNoInk(page, edgeOf(SECOND));
  expect(await storedShapes(ann.page.url())).toHaveLength(2);
  await ann.canvas.focus();
  await ann.page.keyboard.press('Control+z');
  for (const { page } of [ann, ben]) await expectInk(page, edgeOf(SECOND));
});

test('who comes back hears that others changed the board, and sees what', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const ann = await openBoard();
  const address = ann.page.url();
  await drawRectangle(ann, FIRST);
  const ben = await openBoard(address);
  await rename(ben, 'Ben');
  await ann.page.goto(new URL('/boards', address).href);
  await drawRectangle(ben, SECOND);

  // As if that had been an hour ago.
  await ann.page.evaluate(() => {
    const visits: Record<string, { timeMs: number }> = JSON.parse(
      localStorage.getItem('drawbridge:visits') ?? '{}',
    );
    for (const visit of Object.values(visits)) visit.timeMs -= 3_600_000;
    localStorage.setItem('drawbridge:visits', JSON.stringify(visits));
  });
  await ann.page.goto(address);
  const note = ann.page.getByRole('region', {
    name: 'Ben changed this board since you were here 1 hour ago.',
  });
  await expect(note).toBeVisible();
  expect(await seriousFaults(ann.page)).toEqual([]);
  await note.getByRole('button', { name: 'Show what changed' }).click();
  const panel = panelOf(ann.page);
  const since = panel.getByRole('button', { name: /^Since .* Ben$/ });
  await expect(since).toHaveAttribute('aria-pressed', 'true');
  await expect(panel.getByRole('list', { name: 'What changed' }).getByRole('listitem')).toHaveText([
    /Ben\s*1 new/,
  ]);
  await expect(pastOf(ann.page).getByText('Ben', { exact: true })).toBeVisible();
  await expect(note).toBeHidden();
  await ann.page.keyboard.press('Escape');
  await expect(panel).toBeHidden();

  await ann.page.reload();
  await ann.expectSaved();
  await expect(note).toBeHidden();
});

test('of a shape one sees who drew it, who changed it last, and when', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const { ann, ben } = await openAnnAndBen(openBoard);
  await drawRectangle(ann, FIRST);
  await drawRectangle(ann, SECOND);
  await expectInk(ben.page, edgeOf(SECOND));
  await ben.canvas.focus();
  await ben.page.keyboard.press('v');
  await ben.dragFrom({ x: FIRST[0].x, y: 290 }, { x: FIRST[0].x + 40, y: 290 });
  await ben.expectSaved();

  await ann.canvas.focus();
  await ann.page.keyboard.press('Control+a');
  await ann.page.keyboard.press('Control+/');
  await ann.page.getByRole('option', { name: 'Who did this?' }).click();
  const dialog = ann.page.getByRole('dialog', { name: 'Who did these 2 shapes?' });
  await expect(dialog).toContainText('Ann (2), just now');
  await expect(dialog.getByText('Ben, just now')).toBeVisible();
  expect(await seriousFaults(ann.page)).toEqual([]);
  await ann.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await ann.page.mouse.click(SECOND[0].x, 290, { button: 'right' });
  await ann.page.getByRole('menuitem', { name: 'Who did this?' }).click();
  const one = ann.page.getByRole('dialog', { name: 'Who did' });
  await expect(one).toContainText('Drawn by');
});
