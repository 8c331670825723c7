import type { StopReason } from '@drawbridge/sync';
import { MessagePage } from '../parts/MessagePage.tsx';
import type { BoardAccess } from './boardAccess.ts';
import { CreateKeyForm } from './CreateKeyForm.tsx';
import { deniedText, deniedTitle } from './words.ts';

interface AccessPageProps {
  readonly access: BoardAccess;
  readonly reason: StopReason;
}

/** A board that one may not enter, or not any more: why, and the ways on. */
export function AccessPage({ access, reason }: AccessPageProps) {
  if (reason.code === 'removed') {
    return (
      <MessagePage title="You were removed from this board" text={reason.message}>
        <WaysOn />
      </MessagePage>
    );
  }
  const error = access.denial?.error ?? 'no_access';
  return (
    <MessagePage title={deniedTitle(error)} text={deniedText(error)}>
      {error === 'create_key' ? (
        <CreateKeyForm access={access} />
      ) : (
        <WaysOn hasKey={access.keyring.given !== undefined} />
      )}
    </MessagePage>
  );
}

function WaysOn({ hasKey = false }: { readonly hasKey?: boolean }) {
  return (
    <>
      <button type="button" className="button primary" onClick={() => window.location.reload()}>
        Try again
      </button>
      {hasKey ? (
        // Without its fragment it is another address: the page is loaded anew.
        <a className="button outlined" href={window.location.pathname}>
          Open without this link
        </a>
      ) : null}
      <a className="button outlined" href="/">
        Make a new board
      </a>
    </>
  );
}
