import { expect, serverTest as test } from './fixtures/test.ts';

test.use({ serverEnv: { READ_ONLY: 'on' } });

test('a server on which nobody may change anything says so, and offers nothing to draw with', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const { page, tool } = await openBoard();
  await expect(page.getByText('This server is read-only for now')).toBeVisible();
  await expect(tool('Pen')).toHaveCount(0);
});
