import { Check } from 'lucide-react';
import type { AnyAction } from '../actions/anyAction.ts';
import { ActionIcon } from '../parts/ActionIcon.tsx';
import { ShortcutText } from '../parts/ShortcutText.tsx';

interface MenuItemProps {
  readonly action: AnyAction;
  readonly onChoose: (run: () => void) => void;
}

/** One action of a menu. What cannot be done now stays in its place, greyed, so that menus look the same each time. */
export function MenuItem({ action, onChoose }: MenuItemProps) {
  const { label, icon, keys } = action;
  const isChecked = action.isChecked();
  const isEnabled = action.isEnabled();
  const role =
    isChecked === undefined ? { role: 'menuitem' } : { role: 'menuitemcheckbox', 'aria-checked': isChecked };
  return (
    <button
      type="button"
      className="menu-item"
      {...role}
      aria-disabled={!isEnabled}
      aria-keyshortcuts={keys.length === 0 ? undefined : keys.join(' ')}
      tabIndex={-1}
      onClick={() => isEnabled && onChoose(action.run)}
    >
      {isChecked ? <Check aria-hidden="true" /> : <ActionIcon name={icon} />}
      <span className="menu-label">{label}</span>
      {keys[0] === undefined ? null : <ShortcutText shortcut={keys[0]} />}
    </button>
  );
}
