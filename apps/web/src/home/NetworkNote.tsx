import { CloudOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';

/** What of this page works without network. */
export function NetworkNote() {
  const isOnline = useSyncExternalStore(followNetwork, () => navigator.onLine);
  return (
    <div role="status">
      {isOnline ? null : (
        <p className="home-note">
          <CloudOff aria-hidden="true" />
          You are offline. Boards that were open in this browser open from its own copy, and what you draw is
          sent later.
        </p>
      )}
    </div>
  );
}

function followNetwork(listener: () => void): () => void {
  const controller = new AbortController();
  for (const type of ['online', 'offline'])
    window.addEventListener(type, listener, { signal: controller.signal });
  return () => controller.abort();
}
