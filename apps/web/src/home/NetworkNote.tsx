import { CloudOff } from 'lucide-react';
import { useOnline } from './useOnline.ts';

/** What of this page works without network. */
export function NetworkNote() {
  const isOnline = useOnline();
  return (
    <div role="status">
      {isOnline ? null : (
        <p className="page-note">
          <CloudOff aria-hidden="true" />
          You are offline. Boards that were open in this browser open from its own copy, and what you draw is
          sent later.
        </p>
      )}
    </div>
  );
}
