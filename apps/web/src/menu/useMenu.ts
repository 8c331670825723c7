import {
  type KeyboardEvent,
  type PointerEvent,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { walkGrid } from '../keyboard/walkGrid.ts';
import type { Place } from './placeMenu.ts';
import { useTypeAhead } from './useTypeAhead.ts';

interface MenuBehaviour {
  readonly isByKey: boolean;
  readonly isSubmenu: boolean;
  readonly place: (size: { width: number; height: number }) => Place;
  readonly onBack: () => void;
}

interface OpenSubmenu {
  readonly label: string;
  /** The entry that opened it. */
  readonly item: HTMLElement;
  readonly isByKey: boolean;
}

/** Where a menu is, where the focus in it goes, and which submenu is open. Spread `handlers` on its element. */
export function useMenu({ isByKey, isSubmenu, place, onBack }: MenuBehaviour) {
  const list = useRef<HTMLDivElement>(null);
  const typeAhead = useTypeAhead();
  const [submenu, openSubmenu] = useState<OpenSubmenu>();
  const putInPlace = useEffectEvent((menu: HTMLElement) => {
    const { left, top } = place({ width: menu.offsetWidth, height: menu.offsetHeight });
    Object.assign(menu.style, { left: `${left}px`, top: `${top}px` });
  });
  useLayoutEffect(() => {
    if (list.current !== null) putInPlace(list.current);
  }, []);
  useLayoutEffect(() => {
    const menu = list.current;
    if (menu !== null) (isByKey ? (itemsOf(menu)[0] ?? menu) : menu).focus({ preventScroll: true });
  }, [isByKey]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // Nothing that is typed here is meant for the board, nor for the menu that this one came out of.
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey) return event.preventDefault();
    // These press what has the focus.
    if (['Enter', ' ', 'ArrowRight'].includes(event.key)) return;
    event.preventDefault();
    if (['Escape', 'Tab'].includes(event.key) || (isSubmenu && event.key === 'ArrowLeft')) return onBack();
    const items = itemsOf(event.currentTarget);
    const at = items.findIndex((item) => item.matches(':focus'));
    items[step(event.key, at, items.length) ?? typeAhead(event.key, namesOf(items), at) ?? -1]?.focus();
  };
  // What the pointer is over is what Enter would choose.
  const onPointerMove = ({ target, currentTarget, pointerType }: PointerEvent<HTMLElement>) => {
    // What happens in a submenu is heard here too.
    if (pointerType !== 'mouse' || !(target instanceof Element) || !currentTarget.contains(target)) return;
    const item = target.closest<HTMLElement>('.menu-item');
    (item ?? currentTarget).focus({ preventScroll: true });
    const label = item?.dataset.submenu;
    if (item === null || label === submenu?.label) return;
    openSubmenu(label === undefined ? undefined : { label, item, isByKey: false });
  };

  return { list, submenu, openSubmenu, handlers: { onKeyDown, onPointerMove } };
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
  return walkGrid(key, at < 0 && key === 'ArrowUp' ? 0 : at, count);
}
