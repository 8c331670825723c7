import { defineConfig } from '@playwright/test';

// `pnpm e2e` and `npm test` find the system's browsers and name them here; without a name it is Playwright's own download.
const { CHROMIUM_PATH, FIREFOX_PATH } = process.env;

export default defineConfig({
  testDir: '.',
  // One test at a time leaves a part of two cores idle; a third one would only make all of them wait.
  workers: 2,
  // A test that passes the second time has found something. Nobody looks for it when it is tried again quietly.
  retries: 0,
  forbidOnly: true,
  // Deadlines only bound the waiting; how fast things are is measured elsewhere, on a machine that does nothing else.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    viewport: { width: 1280, height: 800 },
    // Tracing every test costs an eighth of the work and more, and is thrown away. What a failure shows is the picture, the page in words,
    // and the server's log; `pnpm e2e board.spec.ts --trace on` records everything.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: {
          ...(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {}),
          // Its sandbox refuses to run as root, which is how containers run tests. Only our own pages are opened.
          chromiumSandbox: false,
          args: [
            '--disable-gpu',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
            '--no-first-run',
          ],
        },
      },
    },
    {
      name: 'firefox',
      // Of what would be the same in any browser Chromium has seen enough. Colour schemes, touch and small screens cannot be emulated
      // over WebDriver BiDi; nor can permissions be granted, so that the browser asks the person for each. Of what service workers
      // ask for it says nothing.
      grepInvert: /@onebrowser|@emulation|@permissions|@serviceWorkers/,
      use: {
        browserName: 'firefox',
        // The system's Firefox speaks WebDriver BiDi; only Playwright's own build speaks its older protocol.
        ...(FIREFOX_PATH ? { channel: 'moz-firefox', launchOptions: { executablePath: FIREFOX_PATH } } : {}),
      },
    },
  ],
});
