import { type ReactNode, Suspense, useSyncExternalStore } from 'react';
import type { BoardAccess } from '../access/boardAccess.ts';
import { connectionLine } from '../connection/connectionLine.ts';
import type { ConnectionView } from '../connection/connectionView.ts';
import { shownNotice } from '../connection/shownNotice.ts';
import { FollowNote } from '../people/FollowNote.tsx';
import type { Sessions, ShownBoard } from '../sessions/sessions.ts';
import { GiveUpBar } from './GiveUpBar.tsx';
import { signInBar } from './lazyParts.ts';
import { NoticeBar } from './NoticeBar.tsx';
import { RefusedBar } from './RefusedBar.tsx';
import { RestoredBar } from './RestoredBar.tsx';
import './bars.css';

interface BarsProps {
  readonly shown: ShownBoard;
  readonly sessions: Sessions;
  readonly view: ConnectionView;
  readonly access: BoardAccess;
  readonly onToast: (text: string) => void;
  /** What is only to be known. */
  readonly children?: ReactNode;
}

/** Everything that wants to be said or asked about the board as a whole, the most important first. */
export function Bars({ shown, sessions, view, access, onToast, children }: BarsProps) {
  const { restored, refused, session } = shown;
  const notice = shownNotice(view);
  const signInNeed = useSyncExternalStore(access.onChange, () => access.signInNeed);
  return (
    <div className="bars" data-below={lineAbove(view)}>
      {restored && (
        <RestoredBar restored={restored} keptOn={view.keptOn} sessions={sessions} onToast={onToast} />
      )}
      {refused && (
        <RefusedBar
          {...refused}
          keptOn={view.keptOn}
          sessions={sessions}
          boardId={session.provider.boardId}
        />
      )}
      <FollowNote editor={session.editor} />
      {signInNeed ? (
        <Suspense>
          <signInBar.Part need={signInNeed} signIn={access.signIn} />
        </Suspense>
      ) : (
        <GiveUpBar view={view} onRetry={sessions.retryNow} />
      )}
      {/* A notice that was put away is not the next one. */}
      {notice && <NoticeBar key={notice.code} {...notice} />}
      {children}
    </div>
  );
}

/** What has the line below the top bar: the status does on small screens, when there is more to say than "Saved". */
function lineAbove(view: ConnectionView): 'stopped' | 'status' | 'longStatus' | undefined {
  if (view.status.kind === 'stopped') return 'stopped';
  if (view.status.kind === 'synced' && connectionLine(view).tone !== 'offline') return undefined;
  return view.isStale && view.unconfirmed > 0 ? 'longStatus' : 'status';
}
