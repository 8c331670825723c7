import { Check } from 'lucide-react';
import { ToolIcon } from '../chrome/toolbar/ToolIcon.tsx';
import { ActionIcon } from '../parts/ActionIcon.tsx';
import { Keys } from '../parts/Keys.tsx';
import type { FoundItem, PaletteItem } from './paletteItems.ts';

interface PaletteLineProps {
  readonly id: string;
  readonly found: FoundItem;
  /** Enter takes this one. */
  readonly isCurrent: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

/** One command: its icon, its name with the letters that were meant, its group and its key. */
export function PaletteLine({ id, found, isCurrent, onPoint, onChoose }: PaletteLineProps) {
  const { item, places } = found;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus, and the keys
    <div
      id={id}
      role="option"
      aria-selected={isCurrent}
      tabIndex={-1}
      className="palette-line"
      onPointerMove={onPoint}
      onClick={onChoose}
    >
      <LineIcon {...item} />
      <span className="palette-label">{marked(item.label, places)}</span>
      <span className="palette-group" aria-hidden="true">
        {item.group}
      </span>
      <span className="palette-keys" aria-hidden="true">
        {item.shortcut === undefined ? null : <Keys shortcut={item.shortcut} />}
      </span>
    </div>
  );
}

function LineIcon({ icon, isChecked }: PaletteItem) {
  if (isChecked) return <Check aria-hidden="true" />;
  return icon.kind === 'tool' && icon.name !== undefined ? (
    <ToolIcon name={icon.name} />
  ) : (
    <ActionIcon name={icon.name} />
  );
}

/** The text with the characters at `places` set off. */
function marked(text: string, places: readonly number[]) {
  if (places.length === 0) return text;
  const meant = new Set(places);
  return [...text].map((letter, place) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a letter has nothing but its place
    meant.has(place) ? <mark key={place}>{letter}</mark> : letter,
  );
}
