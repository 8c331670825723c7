import { expect, test } from './fixtures/test.ts';

/** What shows comments, as the page loads it when somebody begins one. */
const COMMENTS_PART = /\/assets\/CommentsPart-[^/]+\.js$/;

// What a service worker keeps is not on its way for long.
test.use({ person: { serviceWorkers: 'block' } });

test('what is typed before the field of a comment is loaded is in the field then, and chooses no tool', async ({
  openBoard,
}) => {
  const { page, canvas, chooseTool, expectSaved, tool } = await openBoard();
  const release = Promise.withResolvers<void>();
  await page.route(COMMENTS_PART, async (route) => {
    await release.promise;
    await route.continue();
  });
  await page.reload();
  await expectSaved();
  await chooseTool('Comment');
  await canvas.click({ position: { x: 400, y: 300 } });
  await page.keyboard.type('roped in');
  await expect(tool('Rectangle')).toHaveAttribute('aria-pressed', 'false');
  await expect(page.getByRole('textbox', { name: 'Write a comment' })).toHaveValue('roped in');
  release.resolve();
  const field = page.getByRole('combobox', { name: 'Write a comment' });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('roped in');
  await page.keyboard.type(' early');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByText('roped in early', { exact: true })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Reply' })).toHaveValue('');
});

test('what was typed and not sent is there again, wherever one comments next', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const { page, canvas, chooseTool } = await openBoard();
  const field = page.getByRole('combobox', { name: 'Write a comment' });
  const begin = async (x: number) => {
    await chooseTool('Comment');
    await canvas.click({ position: { x, y: 300 } });
    await expect(field).toBeFocused();
  };
  await begin(400);
  await page.keyboard.type('half a thought');
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await begin(600);
  await expect(field).toHaveValue('half a thought');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByText('half a thought', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await begin(200);
  await expect(field).toHaveValue('');
});
