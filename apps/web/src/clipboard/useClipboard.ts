import type { Point } from '@drawbridge/board';
import type { Editor } from '@drawbridge/editor';
import { useEffect, useEffectEvent, useLayoutEffect, useMemo } from 'react';
import type { AnyAction } from '../actions/anyAction.ts';
import { whenIdle } from '../board/whenIdle.ts';
import type { Files } from '../files/files.ts';
import { isApple } from '../keyboard/keyLabel.ts';
import { type Clipboard, createClipboard } from './clipboard.ts';
import { clipboardActions } from './clipboardActions.ts';
import { copyByEvent } from './copyByEvent.ts';
import { listenToClipboard } from './listenToClipboard.ts';

interface ClipboardProps {
  readonly editor: Editor;
  readonly files: Files;
  /** The page waits for nothing, and may load what copying takes. */
  readonly isCalm: boolean;
  readonly onDone: (message: string) => void;
  readonly onProblem: (message: string) => void;
}

/** Copying and pasting by keys; and as actions, for menus and the palette. */
export function useClipboard(props: ClipboardProps): readonly AnyAction[] {
  const { editor, files, isCalm, onDone, onProblem } = props;
  const done = useEffectEvent(onDone);
  const problem = useEffectEvent(onProblem);
  const { clipboard, watchMenu } = useMemo(
    () => openClipboard({ editor, files, onDone: (text) => done(text), onProblem: (text) => problem(text) }),
    [editor, files],
  );
  // Before the page is painted: what looks ready takes what is pasted.
  useLayoutEffect(() => listenToClipboard(document, clipboard), [clipboard]);
  useEffect(() => (isCalm ? whenIdle(clipboard.preload) : undefined), [clipboard, isCalm]);
  useLayoutEffect(watchMenu, [watchMenu]);
  return useMemo(() => clipboardActions(editor, clipboard), [editor, clipboard]);
}

function openClipboard({ editor, files, onDone, onProblem }: Omit<ClipboardProps, 'isCalm'>) {
  let menuPoint: Point | undefined;
  const clipboard: Clipboard = createClipboard({
    editor,
    files,
    loadWork: () => import('./clipboardWork.ts'),
    copyByEvent,
    menuPoint: () => menuPoint,
    isMac: isApple(navigator.platform),
    onDone,
    onProblem,
  });
  /** What is pasted from a menu comes where the menu was asked for with the pointer. */
  const watchMenu = (): (() => void) =>
    editor.onMenu(({ at, isByKey }) => {
      menuPoint = isByKey ? undefined : editor.screenToPage(at);
    });
  return { clipboard, watchMenu };
}
