import { ChevronRight } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { ActionIcon } from '../parts/ActionIcon.tsx';

interface SubmenuItemProps {
  readonly label: string;
  readonly icon: string | undefined;
  readonly isEnabled: boolean;
  readonly onOpen: (item: HTMLElement, isByKey: boolean) => void;
  /** Its menu, while that is open. */
  readonly children: ReactNode;
}

/** An entry that opens more of them beside it: when the pointer comes over it, by a tap, by Enter or the arrow. */
export function SubmenuItem({ label, icon, isEnabled, onOpen, children }: SubmenuItemProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!isEnabled || !['Enter', ' ', 'ArrowRight'].includes(event.key)) return;
    event.preventDefault();
    onOpen(event.currentTarget, true);
  };
  return (
    <>
      <button
        type="button"
        className="menu-item"
        role="menuitem"
        aria-haspopup="menu"
        aria-expanded={Boolean(children)}
        aria-disabled={!isEnabled}
        tabIndex={-1}
        data-submenu={isEnabled ? label : undefined}
        onKeyDown={onKeyDown}
        onClick={(event) => isEnabled && onOpen(event.currentTarget, false)}
      >
        <ActionIcon name={icon} />
        <span className="menu-label">{label}</span>
        <ChevronRight className="menu-more" aria-hidden="true" />
      </button>
      {children ? createPortal(children, document.body) : null}
    </>
  );
}
