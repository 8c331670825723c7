import { expect, it } from 'vitest';
import { createTestEditor } from '../test/index.ts';

it('the first caret of somebody else comes as soon as what places it is loaded, without anybody moving', async () => {
  const [ada, ben] = [createTestEditor(), createTestEditor('ben')];
  ada.showPresenceTo(ben).tool('text').click([100, 100]).type('hello');
  ada.advance(350).sync(ben).sync(ben);
  ben.frame();
  expect(ben.surface.carets).toEqual([]);
  await expect.poll(() => ben.frame().surface.carets).toHaveLength(1);
});
