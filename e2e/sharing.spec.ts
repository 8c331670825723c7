import { expect, test } from './fixtures/test.ts';
import { openSharing } from './support/openSharing.ts';
import { typeOver } from './support/typeOver.ts';

const LINKS = /\/links$/;

test('a link that is made while another change is still being read is there in the end', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const ann = await openBoard();
  const sharing = await openSharing(ann);
  const release = Promise.withResolvers<void>();
  const sent: string[] = [];
  await ann.page.route(LINKS, async (route) => {
    const method = route.request().method();
    sent.push(method);
    const response = await route.fetch();
    // What is read after the first change is the list without the link, and late.
    if (method === 'GET') await release.promise;
    await route.fulfill({ response });
  });
  await sharing.general.selectOption('view');
  await expect.poll(() => sent).toEqual(['PATCH', 'GET']);
  const name = sharing.dialog.getByLabel('Name of the new link');
  await typeOver(name, 'Ben');
  await sharing.dialog.getByRole('button', { name: 'Make a link' }).click();
  await expect(name).toHaveValue('');
  expect(sent).toEqual(['PATCH', 'GET']);
  release.resolve();
  await expect(sharing.dialog.getByLabel('Address of Copy the link Ben')).toHaveValue(/#k=/);
  await expect(sharing.general).toHaveValue('view');
});
