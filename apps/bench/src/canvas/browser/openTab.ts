import { type CDPSession, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../environment.ts';
import { VIEW } from '../scene/createScene.ts';
import { createHand, type Hand } from './hand.ts';
import { noteInputs } from './inPage.ts';

/** A page in a browser of its own, so that nothing of one board is left for the next. */
export interface Tab {
  readonly page: Page;
  readonly session: CDPSession;
  readonly hand: Hand;
  close(): Promise<void>;
}

const ARGUMENTS = [
  // Without a graphics card, as on many office machines and remote desktops; and as where this runs.
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-renderer-backgrounding',
  // The peers would ask for fonts and statistics elsewhere, and wait.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

export async function openTab({ dpr }: { readonly dpr: number }): Promise<Tab> {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    // Its sandbox refuses to run as root, which is how containers run. Only our own pages are opened.
    chromiumSandbox: false,
    args: ARGUMENTS,
  });
  const context = await browser.newContext({
    viewport: { width: VIEW.w, height: VIEW.h },
    deviceScaleFactor: dpr,
  });
  const page = await context.newPage();
  await page.addInitScript(noteInputs);
  // From here on there is a page that notes input, if an empty one.
  await page.goto('about:blank');
  const session = await context.newCDPSession(page);
  return { page, session, hand: createHand(page, session), close: () => browser.close() };
}
