import type { AccessError } from '@drawbridge/protocol';
import type { StopReason } from '@drawbridge/sync';
import { atServer } from '../address.ts';
import type { ConnectionView } from '../connection/connectionView.ts';
import type { Files } from '../files/files.ts';
import { MessagePage } from '../parts/MessagePage.tsx';
import type { Session } from '../session.ts';
import { SignInButton } from '../signIn/SignInButton.tsx';
import type { BoardAccess } from './boardAccess.ts';
import { CreateKeyForm } from './CreateKeyForm.tsx';
import { KeptWork } from './KeptWork.tsx';
import { deletedText, deniedText, deniedTitle } from './words.ts';

interface AccessPageProps {
  readonly access: BoardAccess;
  readonly reason: StopReason;
  readonly view: Pick<ConnectionView, 'unconfirmed' | 'keptOn'>;
  readonly session: Session;
  readonly files: Files;
}

/** A board that one may not enter, or not any more: why, what becomes of one's changes, and the ways on. */
export function AccessPage({ access, reason, view, session, files }: AccessPageProps) {
  const isDeleted = reason.code === 'deleted';
  const error = isDeleted ? 'deleted' : (access.denial?.error ?? 'no_access');
  const work =
    view.unconfirmed > 0 ? (
      <KeptWork {...view} session={session} files={files} isDeleted={isDeleted} />
    ) : null;
  if (reason.code === 'removed') {
    return (
      <MessagePage title="You were removed from this board" text={reason.message}>
        <WaysOn />
        {work}
      </MessagePage>
    );
  }
  const text = isDeleted ? deletedText(reason) : deniedText(error);
  return (
    <MessagePage title={deniedTitle(error)} text={access.signIn.trouble ?? text}>
      <WaysIn access={access} error={error} />
      {work}
    </MessagePage>
  );
}

function WaysIn({ access, error }: { readonly access: BoardAccess; readonly error: AccessError }) {
  const hasKey = access.keyring.given !== undefined;
  switch (error) {
    case 'create_key':
      return <CreateKeyForm access={access} />;
    case 'sign_in':
      return (
        <>
          <SignInButton signIn={access.signIn} />
          {hasKey ? <OpenWithoutLink /> : null}
        </>
      );
    case 'deleted':
      return (
        <>
          <a className="button primary" href={atServer('/boards')}>
            All boards
          </a>
          <a className="button outlined" href={atServer('/')}>
            Make a new board
          </a>
        </>
      );
    default:
      return <WaysOn hasKey={hasKey} />;
  }
}

function WaysOn({ hasKey = false }: { readonly hasKey?: boolean }) {
  return (
    <>
      <button type="button" className="button primary" onClick={() => window.location.reload()}>
        Try again
      </button>
      {hasKey ? <OpenWithoutLink /> : null}
      <a className="button outlined" href={atServer('/')}>
        Make a new board
      </a>
    </>
  );
}

/** Without its fragment it is another address: the page is loaded anew. */
function OpenWithoutLink() {
  return (
    <a className="button outlined" href={window.location.pathname}>
      Open without this link
    </a>
  );
}
