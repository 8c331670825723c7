import { type BuiltFile, createOfflinePage } from './offlinePage.ts';

/**
 * The service worker: opens boards without network, see `offlinePage.ts`. Built as /sw.js by `build/serviceWorker.ts`, which
 * writes the list of files into it. It shares no module with the page, as a worker in every browser must be one file.
 */
declare const __BUILT__: { readonly version: string; readonly files: readonly BuiltFile[] };

/** What is used of a service worker's global scope. TypeScript's own types of it cannot be loaded beside those of a page. */
interface Scope {
  addEventListener(
    type: 'install' | 'activate',
    listener: (event: { waitUntil(work: Promise<unknown>): void }) => void,
  ): void;
  addEventListener(
    type: 'fetch',
    listener: (event: { readonly request: Request; respondWith(response: Promise<Response>): void }) => void,
  ): void;
  skipWaiting(): Promise<void>;
}

const scope = self as unknown as Scope; // see there

const page = createOfflinePage({
  ...__BUILT__,
  origin: self.location.origin,
  basePath: self.location.pathname.replace(/\/sw\.js$/, ''),
  caches,
  fetch: (request) => fetch(request),
  after: (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs)),
  createBoardId: () => crypto.randomUUID(),
});

// Open tabs are not disturbed by a new version: what they still load has a name that did not change.
scope.addEventListener('install', (event) => event.waitUntil(page.install().then(() => scope.skipWaiting())));
scope.addEventListener('activate', (event) => event.waitUntil(page.activate()));
scope.addEventListener('fetch', (event) => {
  const answer = page.answer(event.request);
  if (answer !== undefined) event.respondWith(answer);
});
