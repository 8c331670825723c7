import { expect, test } from './fixtures/test.ts';
import { openSharing } from './support/openSharing.ts';

const LINKS = /\/links$/;

test('a link that is made while an earlier answer is on its way stays in the list when that comes', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const ann = await openBoard();
  const sharing = await openSharing(ann);
  const release = Promise.withResolvers<void>();
  let reads = 0;
  await ann.page.route(LINKS, async (route) => {
    const isRead = route.request().method() === 'GET';
    if (isRead) reads += 1;
    const isHeld = isRead && reads === 1;
    const response = await route.fetch();
    // What is read after the first change is the list without the link, and late.
    if (isHeld) await release.promise;
    await route.fulfill({ response, headers: { ...response.headers(), ...(isHeld && { 'x-held': 'yes' }) } });
  });
  await sharing.general.selectOption('view');
  await expect.poll(() => reads).toBe(1);
  expect(await sharing.make('Ben', 'edit')).toContain('#k=');
  const late = ann.page.waitForResponse((answer) => answer.headers()['x-held'] === 'yes');
  release.resolve();
  await (await late).finished();
  await ann.page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  await expect(sharing.dialog.getByLabel('Address of Copy the link Ben')).toHaveValue(/#k=/);
  await expect(sharing.general).toHaveValue('view');
});
