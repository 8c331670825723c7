import { MenuItem } from './MenuItem.tsx';
import type { MenuEntry } from './menuEntries.ts';
import { type Place, placeBeside } from './placeMenu.ts';
import { SubmenuItem } from './SubmenuItem.tsx';
import { useMenu } from './useMenu.ts';
import './menu.css';

interface MenuProps {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  /** Opened with the keyboard: the first entry has the focus at once. */
  readonly isByKey: boolean;
  /** Where it goes, once its size is known. */
  readonly place: (size: { width: number; height: number }) => Place;
  /** An action was chosen. */
  readonly onChoose: (run: () => void) => void;
  /** Escape, or the arrow back. */
  readonly onBack: () => void;
  readonly isSubmenu?: boolean;
}

/** A list of actions, walked with arrows and by first letters. Whoever shows it says where, and takes it away. */
export function Menu({ label, entries, onChoose, isSubmenu = false, ...behaviour }: MenuProps) {
  const { list, submenu, openSubmenu, handlers } = useMenu({ ...behaviour, isSubmenu });

  const submenuOf = (entry: MenuEntry & { kind: 'submenu' }) => {
    if (submenu?.label !== entry.label) return null;
    const back = () => {
      openSubmenu(undefined);
      submenu.item.focus({ preventScroll: true });
    };
    return (
      <Menu
        label={entry.label}
        entries={entry.entries}
        isByKey={submenu.isByKey}
        isSubmenu
        place={(size) => placeBeside(submenu.item.getBoundingClientRect(), size, windowSize())}
        onChoose={onChoose}
        onBack={back}
      />
    );
  };
  const itemOf = (entry: MenuEntry, at: number) => {
    switch (entry.kind) {
      case 'separator':
        return <hr key={`line ${at}`} className="menu-line" />;
      case 'action':
        return <MenuItem key={entry.action.id} action={entry.action} onChoose={onChoose} />;
      case 'submenu':
        return (
          <SubmenuItem
            key={entry.label}
            label={entry.label}
            icon={entry.icon}
            isEnabled={entry.entries.some(canBeChosen)}
            onOpen={(item, isByKey) => openSubmenu({ label: entry.label, item, isByKey })}
          >
            {submenuOf(entry)}
          </SubmenuItem>
        );
      default:
        return entry satisfies never;
    }
  };
  return (
    <div ref={list} className="menu" role="menu" aria-label={label} tabIndex={-1} {...handlers}>
      {entries.map(itemOf)}
    </div>
  );
}

function canBeChosen(entry: MenuEntry): boolean {
  return entry.kind === 'action' && entry.action.isEnabled();
}

function windowSize() {
  return { width: window.innerWidth, height: window.innerHeight };
}
