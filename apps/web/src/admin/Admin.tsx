import type { Actor } from '@drawbridge/protocol';
import { useCallback, useEffect, useState } from 'react';
import { MessagePage } from '../parts/MessagePage.tsx';
import { Toast, type ToastNote } from '../parts/Toast.tsx';
import type { ThemeSwitch } from '../theme/theme.ts';
import { AdminBar } from './AdminBar.tsx';
import { AuditPart } from './AuditPart.tsx';
import type { AdminRequests, Answer } from './adminRequests.ts';
import { BoardsPart } from './BoardsPart.tsx';
import { KeyForm } from './KeyForm.tsx';
import { LivePart } from './LivePart.tsx';
import { Question } from './Question.tsx';
import { useActions } from './useActions.ts';
import { usePlace } from './usePlace.ts';
import './admin.css';
import './lists.css';

interface AdminProps {
  readonly requests: AdminRequests;
  readonly theme: ThemeSwitch;
}

/** Whether one may be here. */
type Session =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'in'; readonly who: Actor }
  /** `wasIn`: the time of the last sign-in is over. */
  | { readonly kind: 'out'; readonly wasIn: boolean }
  | { readonly kind: 'trouble'; readonly text: string };

/** What goes on at a server, for whoever runs it. */
export function Admin({ requests, theme }: AdminProps) {
  const [session, setSession] = useState<Session>({ kind: 'unknown' });
  const look = useCallback(async () => setSession(sessionOf(await requests.session())), [requests]);
  useEffect(() => void look(), [look]);
  const onSignedOut = useCallback(() => setSession({ kind: 'out', wasIn: true }), []);

  switch (session.kind) {
    case 'unknown':
      return null;
    case 'trouble':
      return (
        <MessagePage title="Not reached" text={session.text}>
          <button type="button" className="button primary" onClick={() => void look()}>
            Try again
          </button>
        </MessagePage>
      );
    case 'out':
      return (
        <KeyForm
          requests={requests}
          wasIn={session.wasIn}
          onEntered={(who) => setSession({ kind: 'in', who })}
        />
      );
    case 'in': {
      const leave = async (): Promise<void> => {
        await requests.leave();
        setSession({ kind: 'out', wasIn: false });
      };
      return (
        <Inside
          requests={requests}
          theme={theme}
          onSignedOut={onSignedOut}
          // Whoever has signed in as themselves does not do so here.
          onLeave={session.who.kind === 'operator' ? leave : undefined}
        />
      );
    }
    default:
      return session satisfies never;
  }
}

function sessionOf(answer: Answer<{ readonly who: Actor }>): Session {
  if (answer.kind === 'done') return { kind: 'in', who: answer.value.who };
  return answer.isSignedOut ? { kind: 'out', wasIn: false } : { kind: 'trouble', text: answer.text };
}

interface InsideProps extends AdminProps {
  readonly onSignedOut: () => void;
  readonly onLeave: (() => void) | undefined;
}

function Inside({ requests, theme, onSignedOut, onLeave }: InsideProps) {
  const [note, setNote] = useState<ToastNote>();
  const endNote = useCallback(() => setNote(undefined), []);
  const place = usePlace();
  const actions = useActions({ requests, onNote: setNote, onSignedOut });
  const shared = { requests, onSignedOut, onAct: actions.ask, changes: actions.changes };
  return (
    <div className="list-page">
      <AdminBar place={place} theme={theme} onLeave={onLeave} />
      <main className="admin-main">
        {place.part === 'live' ? <LivePart {...shared} /> : null}
        {place.part === 'boards' ? <BoardsPart {...shared} /> : null}
        {place.part === 'audit' ? <AuditPart key={place.board} board={place.board} {...shared} /> : null}
      </main>
      {actions.asked && (
        <Question asked={actions.asked} onYes={() => void actions.run()} onClose={actions.cancel} />
      )}
      <Toast note={note} onDone={endNote} />
    </div>
  );
}
