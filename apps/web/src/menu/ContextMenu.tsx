import type { MenuRequest } from '@drawbridge/editor';
import type { AnyAction } from '../actions/anyAction.ts';
import { focusCanvas } from '../parts/focusCanvas.ts';
import { Menu } from './Menu.tsx';
import { menuEntries } from './menuEntries.ts';
import { placeAtPoint } from './placeMenu.ts';
import { useDismissal } from './useDismissal.ts';

export interface ContextMenuProps {
  readonly request: MenuRequest;
  readonly actions: readonly AnyAction[];
  readonly onClose: () => void;
}

/** What can be done with the selection, or with the board, where the pointer is. Gone with the next thing one does. */
export function ContextMenu({ request, actions, onClose }: ContextMenuProps) {
  const leave = () => {
    onClose();
    focusCanvas();
  };
  useDismissal(onClose);
  return (
    <Menu
      label={request.on === 'selection' ? 'Selection' : 'Board'}
      entries={menuEntries(actions, request.on)}
      isByKey={request.isByKey}
      // The canvas fills the window: a point of one is a point of the other.
      place={(size) => placeAtPoint(request.at, size, { width: innerWidth, height: innerHeight })}
      onChoose={(run) => {
        leave();
        run();
      }}
      onBack={leave}
    />
  );
}
