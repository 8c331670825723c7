import { useSyncExternalStore } from 'react';

/** Whether the device has a network, as far as the browser knows. */
export function useOnline(): boolean {
  return useSyncExternalStore(followNetwork, () => navigator.onLine);
}

function followNetwork(listener: () => void): () => void {
  const controller = new AbortController();
  for (const type of ['online', 'offline'])
    window.addEventListener(type, listener, { signal: controller.signal });
  return () => controller.abort();
}
