import { atServer } from '../address.ts';
export interface RegisterDeps {
  readonly window: Pick<Window, 'addEventListener'> & { readonly document: Pick<Document, 'readyState'> };
  /** Absent on plain http, except for this computer's own address, and in some private windows. */
  readonly serviceWorker: Pick<ServiceWorkerContainer, 'register'> | undefined;
}

/**
 * Makes boards open without network from the next visit on. After the page has loaded, so that a first visit does not load
 * everything twice at once. Where it cannot be, the open page still works offline, and opens only with network.
 */
export function registerServiceWorker({ window, serviceWorker }: RegisterDeps): void {
  if (!serviceWorker) return;
  const register = (): void => void serviceWorker.register(atServer('/sw.js')).catch(() => {}); // an extra, see above
  if (window.document.readyState === 'complete') register();
  else window.addEventListener('load', register, { once: true });
}
