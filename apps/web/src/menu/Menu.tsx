import {
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { walk } from '../keyboard/walkButtons.ts';
import { MenuItem } from './MenuItem.tsx';
import type { MenuEntry } from './menuEntries.ts';
import type { Place } from './placeMenu.ts';
import { SubmenuItem } from './SubmenuItem.tsx';
import { useTypeAhead } from './useTypeAhead.ts';
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
export function Menu({ label, entries, isByKey, place, onChoose, onBack, isSubmenu = false }: MenuProps) {
  const list = useRef<HTMLDivElement>(null);
  const typeAhead = useTypeAhead();
  const [openSubmenu, setOpenSubmenu] = useState<{ label: string; isByKey: boolean }>();

  const putInPlace = useEffectEvent((menu: HTMLElement) => {
    const { left, top } = place({ width: menu.offsetWidth, height: menu.offsetHeight });
    Object.assign(menu.style, { left: `${left}px`, top: `${top}px` });
  });
  useLayoutEffect(() => {
    if (list.current !== null) putInPlace(list.current);
  }, []);
  useEffect(() => {
    const menu = list.current;
    if (menu !== null) (isByKey ? (itemsOf(menu)[0] ?? menu) : menu).focus({ preventScroll: true });
  }, [isByKey]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey) return event.preventDefault();
    const items = itemsOf(event.currentTarget);
    const at = items.findIndex((item) => item.matches(':focus'));
    const isBack = event.key === 'Escape' || event.key === 'Tab' || (isSubmenu && event.key === 'ArrowLeft');
    if (event.key === 'Enter' || event.key === ' ' || event.key === 'ArrowRight') return;
    event.preventDefault();
    if (isBack) onBack();
    else items[step(event.key, at, items.length) ?? typeAhead(event.key, namesOf(items), at) ?? -1]?.focus();
  };
  // What the pointer is over is what Enter would choose.
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const { target, currentTarget, pointerType } = event;
    // What happens in a submenu is heard here too.
    if (pointerType !== 'mouse' || !(target instanceof Element) || !currentTarget.contains(target)) return;
    const item = target.closest<HTMLElement>('.menu-item');
    (item ?? currentTarget).focus({ preventScroll: true });
    const name = item?.dataset.submenu;
    if (item !== null && name !== openSubmenu?.label)
      setOpenSubmenu(name === undefined ? undefined : { label: name, isByKey: false });
  };

  return (
    <div
      ref={list}
      className="menu"
      role="menu"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onPointerMove={follow}
    >
      {entries.map((entry, at) => {
        switch (entry.kind) {
          case 'separator':
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing but their place
            return <hr key={at} className="menu-line" />;
          case 'action':
            return <MenuItem key={entry.action.id} action={entry.action} onChoose={onChoose} />;
          case 'submenu':
            return (
              <SubmenuItem
                key={entry.label}
                {...entry}
                open={openSubmenu?.label === entry.label ? openSubmenu : undefined}
                onOpen={(byKey) => setOpenSubmenu({ label: entry.label, isByKey: byKey })}
                onClose={() => setOpenSubmenu(undefined)}
                onChoose={onChoose}
              />
            );
          default:
            return entry satisfies never;
        }
      })}
    </div>
  );
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>(':scope > .menu-item:not([aria-disabled="true"])')];
}

function namesOf(items: readonly HTMLElement[]): string[] {
  return items.map((item) => item.querySelector('.menu-label')?.textContent ?? '');
}

/** From nowhere, down goes to the first and up to the last. */
function step(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined;
  return walk(key, at < 0 && key === 'ArrowUp' ? 0 : at, count);
}
