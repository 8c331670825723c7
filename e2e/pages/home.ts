import { expect, type Locator, type Page } from '@playwright/test';

/** The page of all boards as a person sees and handles it. */
export interface HomePage {
  readonly page: Page;
  readonly search: Locator;
  /** The list on screen: boards, or what is in the trash. */
  readonly list: Locator;
  /** The card of the board that is called so. */
  card(name: string): Locator;
  /** The names on the cards, in their order. */
  expectNames(...names: readonly string[]): Promise<void>;
  /** Chooses from the menu of a card. */
  choose(name: string, action: string): Promise<void>;
}

export function createHomePage(page: Page): HomePage {
  const list = page.getByRole('list', { name: /^Boards/ });
  const card = (name: string): Locator =>
    list.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) });
  return {
    page,
    list,
    card,
    search: page.getByRole('searchbox', { name: 'Search boards' }),
    async expectNames(...names) {
      await expect(list.locator('.card-name')).toHaveText(names);
    },
    async choose(name, action) {
      await page.getByRole('button', { name: `More for ${name}`, exact: true }).click();
      await page.getByRole('menuitem', { name: action }).click();
    },
  };
}

/** Another tab of the same browser, with all its boards. */
export async function openHome({ page }: { readonly page: Page }, name = 'Drawbridge'): Promise<HomePage> {
  const tab = await page.context().newPage();
  await tab.goto(new URL('/boards', page.url()).href);
  await expect(tab.getByRole('heading', { name })).toBeVisible();
  return createHomePage(tab);
}
