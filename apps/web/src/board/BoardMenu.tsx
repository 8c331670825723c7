import type { Editor, MenuRequest } from '@drawbridge/editor';
import { Suspense, useLayoutEffect, useState } from 'react';
import { type AnyAction, allActions } from '../actions/anyAction.ts';
import { contextMenu } from './lazyParts.ts';

interface BoardMenuProps {
  readonly editor: Editor;
  readonly pageActions: readonly AnyAction[];
}

/** The context menu, whenever the canvas is asked for one. */
export function BoardMenu({ editor, pageActions }: BoardMenuProps) {
  const [request, setRequest] = useState<MenuRequest>();
  // Before the page is painted: what looks ready can be pressed.
  useLayoutEffect(() => editor.onMenu(setRequest), [editor]);
  if (request === undefined) return null;
  const close = () => setRequest((current) => (current === request ? undefined : current));
  return (
    <Suspense>
      {/* Asked for elsewhere, it is another menu: it finds its place anew. */}
      <contextMenu.Part
        key={`${request.at.x} ${request.at.y}`}
        request={request}
        actions={allActions(editor, pageActions)}
        onClose={close}
      />
    </Suspense>
  );
}
