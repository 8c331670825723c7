import { placeBeside } from '../menu/placeMenu.ts';
import { useDismissal } from '../menu/useDismissal.ts';
import { useMenu } from '../menu/useMenu.ts';
import { ShortcutText } from '../parts/ShortcutText.tsx';
import { CARD_ACTIONS, type CardActionId } from './cardActions.ts';
import '../menu/menu.css';

interface CardMenuProps {
  readonly label: string;
  /** The button that opened it, and gets the focus back. */
  readonly opener: HTMLElement;
  readonly isByKey: boolean;
  readonly onChoose: (action: CardActionId) => void;
  readonly onClose: () => void;
}

/** What can be done with a board, beside the button that asked. */
export function CardMenu({ label, opener, isByKey, onChoose, onClose }: CardMenuProps) {
  const leave = (): void => {
    onClose();
    opener.focus({ preventScroll: true });
  };
  const { list, handlers } = useMenu({
    isByKey,
    isSubmenu: false,
    place: (size) =>
      placeBeside(opener.getBoundingClientRect(), size, { width: innerWidth, height: innerHeight }),
    onBack: leave,
  });
  useDismissal(onClose);
  return (
    <div ref={list} className="menu" role="menu" aria-label={label} tabIndex={-1} {...handlers}>
      {CARD_ACTIONS.map(({ id, label, icon: Icon, key }) => (
        <button
          key={id}
          type="button"
          className="menu-item"
          role="menuitem"
          aria-keyshortcuts={key}
          tabIndex={-1}
          onClick={() => {
            leave();
            onChoose(id);
          }}
        >
          <Icon aria-hidden="true" />
          <span className="menu-label">{label}</span>
          {key === undefined ? null : <ShortcutText shortcut={key} />}
        </button>
      ))}
    </div>
  );
}
