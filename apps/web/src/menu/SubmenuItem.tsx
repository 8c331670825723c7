import { ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { createPortal } from 'react-dom';
import { ActionIcon } from '../parts/ActionIcon.tsx';
import { Menu } from './Menu.tsx';
import type { MenuEntry } from './menuEntries.ts';
import { placeBeside } from './placeMenu.ts';

interface SubmenuItemProps {
  readonly label: string;
  readonly icon: string | undefined;
  readonly entries: readonly MenuEntry[];
  readonly open: { readonly isByKey: boolean } | undefined;
  readonly onOpen: (isByKey: boolean) => void;
  readonly onClose: () => void;
  readonly onChoose: (run: () => void) => void;
}

/** An entry that opens more of them beside it: when the pointer comes over it, by a tap, by Enter or the arrow. */
export function SubmenuItem({ label, icon, entries, open, onOpen, onClose, onChoose }: SubmenuItemProps) {
  const item = useRef<HTMLButtonElement>(null);
  const isEnabled = entries.some((entry) => entry.kind !== 'action' || entry.action.isEnabled());
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isEnabled || !['Enter', ' ', 'ArrowRight'].includes(event.key)) return;
    event.preventDefault();
    onOpen(true);
  };
  const back = () => {
    onClose();
    item.current?.focus({ preventScroll: true });
  };
  return (
    <>
      <button
        ref={item}
        type="button"
        className="menu-item"
        role="menuitem"
        aria-haspopup="menu"
        aria-expanded={open !== undefined}
        aria-disabled={!isEnabled}
        tabIndex={-1}
        data-submenu={isEnabled ? label : undefined}
        onKeyDown={onKeyDown}
        onClick={() => isEnabled && onOpen(false)}
      >
        <ActionIcon name={icon} />
        <span className="menu-label">{label}</span>
        <ChevronRight className="menu-more" aria-hidden="true" />
      </button>
      {open === undefined
        ? null
        : createPortal(
            <Menu
              label={label}
              entries={entries}
              isByKey={open.isByKey}
              isSubmenu
              place={(size) => placeBeside(rectOf(item.current), size, windowSize())}
              onChoose={onChoose}
              onBack={back}
            />,
            document.body,
          )}
    </>
  );
}

function rectOf(item: HTMLElement | null): DOMRectReadOnly {
  return item?.getBoundingClientRect() ?? new DOMRectReadOnly();
}

function windowSize() {
  return { width: window.innerWidth, height: window.innerHeight };
}
