import { useCallback, useEffect, useState } from 'react';
import { Dock } from '../chrome/Dock.tsx';
import { type DialogName, TopBar } from '../chrome/TopBar.tsx';
import { shownNotice } from '../connection/shownNotice.ts';
import { useShortcuts } from '../keyboard/useShortcuts.ts';
import { Toast } from '../parts/Toast.tsx';
import { useSource } from '../parts/useSource.ts';
import type { Session } from '../session.ts';
import type { ThemeSwitch } from '../theme/theme.ts';
import { BoardDialogs } from './BoardDialogs.tsx';
import { Canvas } from './Canvas.tsx';
import { CanvasNote } from './CanvasNote.tsx';
import { NoticeBar } from './NoticeBar.tsx';
import { preventPageZoom } from './preventPageZoom.ts';
import { StoppedCard } from './StoppedCard.tsx';

interface BoardProps {
  readonly session: Session;
  readonly theme: ThemeSwitch;
}

/** A board on screen: the canvas, and the chrome around it. */
export function Board({ session, theme }: BoardProps) {
  const { editor, connection, provider } = session;
  const view = useSource(connection);
  const profile = useSource(session.profile);
  const { theme: shownTheme } = useSource(theme);
  const [dialog, setDialog] = useState<DialogName>();
  const [toast, setToast] = useState<string>();
  const endToast = useCallback(() => setToast(undefined), []);

  useEffect(() => preventPageZoom(document), []);
  useShortcuts(editor, {
    onHelp: () => setDialog('help'),
    onToggleTheme: () => theme.choose(shownTheme === 'dark' ? 'light' : 'dark'),
  });

  if (view.status.kind === 'stopped' && !view.opened) return <StoppedCard reason={view.status.reason} />;

  const notice = shownNotice(view);
  return (
    <>
      <TopBar
        view={view}
        profile={profile}
        theme={theme}
        onRetry={() => provider.retryNow()}
        onOpen={setDialog}
      />
      <main>
        <Canvas editor={editor} theme={shownTheme} />
        <CanvasNote editor={editor} opened={view.opened} />
      </main>
      <Dock editor={editor} theme={shownTheme} />
      {notice === undefined ? null : <NoticeBar {...notice} />}
      <BoardDialogs
        open={dialog}
        shortcuts={editor.shortcuts}
        profile={profile}
        others={view.others}
        onProfile={session.setProfile}
        onToast={setToast}
        onClose={() => setDialog(undefined)}
      />
      <Toast text={toast} onDone={endToast} />
    </>
  );
}
