import { expect, test } from './fixtures/test.ts';
import { openHome } from './pages/home.ts';
import { nameBoard } from './support/nameBoard.ts';
import { typeOver } from './support/typeOver.ts';

const TAGS = ['everything that is to be done', 'house', 'spring 2027', 'north', 'five', 'six', 'seven'];

for (const width of [360, 1280]) {
  test(`a card with many tags stays a card at ${width} px`, { tag: '@onebrowser' }, async ({ openBoard }) => {
    const board = await openBoard();
    await nameBoard(board, 'Plan');
    const home = await openHome(board);
    await home.page.setViewportSize({ width, height: 740 });
    await home.choose('Plan', 'Tags');
    await typeOver(home.page.getByRole('textbox', { name: 'Tags' }), TAGS.join(', '));
    await home.page.keyboard.press('Enter');
    const card = home.card('Plan');
    await expect(card).toContainText(`+${TAGS.length - 3}`);
    const { x: left = 0, width: cardWidth = 0 } = (await card.boundingBox()) ?? {};
    const more = await card.getByRole('button', { name: 'More for Plan' }).boundingBox();
    for (const tag of await card.locator('.card-tag').all()) {
      const box = await tag.boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(left + cardWidth);
      expect(box?.y).toBeGreaterThanOrEqual((more?.y ?? 0) + (more?.height ?? 0) - 2);
    }
  });
}
