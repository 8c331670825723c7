import type { Editor } from '@drawbridge/editor';
import { Suspense, useCallback, useEffect, useLayoutEffect, useState } from 'react';
import { AccessPage } from '../access/AccessPage.tsx';
import { openTab } from '../actions/openTab.ts';
import { createPageActions } from '../actions/pageActions.ts';
import { Dock } from '../chrome/Dock.tsx';
import { ModeNote } from '../chrome/ModeNote.tsx';
import { TopBar } from '../chrome/TopBar.tsx';
import { useClipboard } from '../clipboard/useClipboard.ts';
import { CommentsHost } from '../comments/CommentsHost.tsx';
import type { ConnectionView } from '../connection/connectionView.ts';
import { createSteadyView } from '../connection/steadyView.ts';
import { hasFeature } from '../features.ts';
import { useImages } from '../files/useImages.ts';
import type { Missed } from '../history/away/changedSince.ts';
import { useShortcuts } from '../keyboard/useShortcuts.ts';
import { useLibrary } from '../library/useLibrary.ts';
import { useOpenFile } from '../openFile/useOpenFile.ts';
import { focusCanvas } from '../parts/focusCanvas.ts';
import { Toast, type ToastNote } from '../parts/Toast.tsx';
import { useEditorUi } from '../parts/useEditorUi.ts';
import { useSource } from '../parts/useSource.ts';
import { ChatBubble } from '../people/ChatBubble.tsx';
import { FollowFrame } from '../people/FollowNote.tsx';
import type { RemovePerson } from '../people/RemovePerson.tsx';
import { pageTimers, watchActivity } from '../people/watchActivity.ts';
import { createStyleActions } from '../style/styleActions.ts';
import { createStyleOpener } from '../style/styleOpener.ts';
import type { ThemeSwitch } from '../theme/theme.ts';
import { Announcer } from './Announcer.tsx';
import { Bars } from './Bars.tsx';
import { BesideCanvas } from './BesideCanvas.tsx';
import { BoardMenu } from './BoardMenu.tsx';
import { BoardPanels } from './BoardPanels.tsx';
import { CanvasNote } from './CanvasNote.tsx';
import { awayNote, libraryPanel, minimap, numbersPanel, preloadParts } from './lazyParts.ts';
import { OpeningBar } from './OpeningBar.tsx';
import type { OpenBoard } from './openBoard.ts';
import { preventPageZoom } from './preventPageZoom.ts';
import { StoppedCard } from './StoppedCard.tsx';
import { usePageTitle } from './usePageTitle.ts';
import { usePanels } from './usePanels.ts';
import { whenIdle } from './whenIdle.ts';

interface BoardProps {
  readonly board: OpenBoard;
  readonly theme: ThemeSwitch;
}

/** A board on screen: the canvas, and the chrome around it. */
export function Board({ board, theme }: BoardProps) {
  const { sessions, files, access } = board;
  const shown = useSource(sessions);
  const { session } = shown;
  const { editor } = session;
  const { connection } = sessions;
  const [steady] = useState(() => createSteadyView(connection));
  const view = useSource(steady);
  const profile = useSource(session.profile);
  const { theme: shownTheme } = useSource(theme);
  const name = useSource(session.name);
  const isReadOnly = useEditorUi(editor, (ui) => ui.isReadOnly);
  const panels = usePanels();
  const [past, setPast] = useState<Editor>();
  const hasTools = !panels.isZen && panels.shown !== 'history';
  const [note, setNote] = useState<ToastNote>();
  const endNote = useCallback(() => setNote(undefined), []);
  const tellDone = (text: string) => setNote({ tone: 'done', text });
  const tellProblem = (text: string) => setNote({ tone: 'problem', text });

  const [missed, setMissed] = useState<Missed>();
  const showMissed = (what: Missed) => {
    setMissed(what);
    panels.open('history');
  };
  const closeHistory = () => {
    panels.close();
    setMissed(undefined);
    focusCanvas();
  };
  const isCalm = isNothingOnItsWay(view);
  const openFile = useOpenFile({ boardId: board.boardId, isOpened: view.opened, panels });
  const clipboardActions = useClipboard({ editor, files, isCalm, onDone: tellDone, onProblem: tellProblem });
  const library = useLibrary({ session, panels, onDone: tellDone, onProblem: tellProblem });
  const [styleOpener] = useState(createStyleOpener);
  const pageActions = [
    ...clipboardActions,
    ...createStyleActions(editor, styleOpener),
    ...createPageActions({
      ...{ editor, panels, theme, openTab },
      pickFile: openFile.pick,
      addToLibrary: library.addSelection,
    }),
  ];

  useLayoutEffect(() => preventPageZoom(document), []);
  useLayoutEffect(() => editor.onNotice((text) => setNote({ tone: 'problem', text })), [editor]);
  useEffect(() => (isCalm ? whenIdle(preloadParts) : undefined), [isCalm]);
  usePageTitle(name);
  useLayoutEffect(() => watchActivity(document, pageTimers, editor.together.setActivity), [editor]);
  useShortcuts(past ?? editor, pageActions, panels.shown === 'history' ? closeHistory : undefined);
  useImages({
    ...{ editor, files, onProblem: tellProblem },
    onOther: (file, at) => openFile.open({ file, at }),
  });

  const remove: RemovePerson = ({ peerId, name }) =>
    session.provider.removePeer(peerId, (reply) =>
      reply.ok ? tellDone(`${name} was removed`) : tellProblem(reply.message),
    );

  if (isShutOut(view))
    return (
      <AccessPage access={access} reason={view.status.reason} view={view} session={session} files={files} />
    );
  if (isNeverShown(view)) return <StoppedCard reason={view.status.reason} />;

  return (
    <>
      {panels.isZen ? null : (
        <TopBar
          editor={editor}
          connection={connection}
          profile={profile}
          theme={theme}
          name={name}
          onRename={isReadOnly || !isThere(view) ? undefined : session.name.set}
          discussion={session.discussion}
          onRetry={sessions.retryNow}
          onRemove={view.role === 'own' ? remove : undefined}
          onOpen={panels.open}
        />
      )}
      <Bars shown={shown} sessions={sessions} view={view} access={access} onToast={tellDone}>
        {view.opened && hasFeature('history') ? (
          <Suspense>
            <awayNote.Part board={board} session={session} onShow={showMissed} />
          </Suspense>
        ) : null}
      </Bars>
      <FollowFrame editor={editor} />
      <ChatBubble editor={editor} color={profile.color} />
      <BesideCanvas>
        <OpeningBar connection={connection} />
        <CanvasNote editor={editor} connection={connection} />
        <Announcer editor={editor} />
      </BesideCanvas>
      {!hasTools ? null : (
        <Dock editor={editor} theme={shownTheme} panels={panels} styleOpener={styleOpener} />
      )}
      {panels.shown === 'history' ? null : <ModeNote editor={editor} panels={panels} role={view.role} />}
      <CommentsHost session={session} role={view.role} isHidden={!hasTools} onToast={tellDone} />
      {panels.showsMinimap && hasTools ? (
        <Suspense>
          <minimap.Part editor={editor} onClose={panels.toggleMinimap} />
        </Suspense>
      ) : null}
      {panels.showsNumbers && hasTools ? (
        <Suspense>
          <numbersPanel.Part editor={editor} onClose={panels.toggleNumbers} />
        </Suspense>
      ) : null}
      {panels.showsLibrary && hasTools ? (
        <Suspense>
          <libraryPanel.Part
            {...{ editor, files, name }}
            library={session.library}
            theme={shownTheme}
            onAddSelection={library.addSelection}
            onFile={(file) => openFile.open({ file })}
            onClose={() => panels.showLibrary(false)}
          />
        </Suspense>
      ) : null}
      <BoardMenu editor={editor} pageActions={pageActions} />
      <BoardPanels
        open={panels.shown}
        editor={editor}
        pageActions={pageActions}
        history={{ board, session, theme: shownTheme, missed, onPreview: setPast }}
        profile={profile}
        access={access}
        role={view.role}
        knownAs={view.knownAs}
        given={openFile.given}
        onOpenFile={openFile.open}
        isComing={view.progress !== undefined}
        onProfile={session.setProfile}
        onToast={tellDone}
        onProblem={tellProblem}
        onShowLibrary={() => panels.showLibrary(true)}
        onClose={panels.shown === 'history' ? closeHistory : panels.close}
      />
      <Toast note={note} onDone={endNote} />
    </>
  );
}

/** A name given to a board before it has arrived could lose against the one that it has. */
function isThere({ opened, isStale }: ConnectionView): boolean {
  return opened || isStale;
}

/** Whatever else is fetched would come between the page and its board. */
function isNothingOnItsWay({ status, progress }: ConnectionView): boolean {
  return progress === undefined && status.kind !== 'connecting' && status.kind !== 'joining';
}

type Stopped = ConnectionView & { readonly status: { readonly kind: 'stopped' } };

/** It ended before there was anything to see. What was drawn meanwhile is not hidden behind the reason. */
function isNeverShown(view: ConnectionView): view is Stopped {
  return view.status.kind === 'stopped' && !view.opened && !view.isStale && view.unconfirmed === 0;
}

const SHUT_OUT: ReadonlySet<string> = new Set(['auth', 'removed', 'deleted']);

/** One may not be here, or not any more. The page that says so also says what becomes of changes that were not stored. */
function isShutOut(view: ConnectionView): view is Stopped {
  const { status } = view;
  return status.kind === 'stopped' && SHUT_OUT.has(status.reason.code);
}
