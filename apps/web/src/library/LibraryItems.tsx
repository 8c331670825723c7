import type { ItemId, Library, SharedItem } from '@drawbridge/board';
import type { Editor } from '@drawbridge/editor';
import type { ImageSource } from '@drawbridge/shapes';
import { type KeyboardEvent, useState } from 'react';
import { walkGrid } from '../keyboard/walkGrid.ts';
import { focusCanvas } from '../parts/focusCanvas.ts';
import type { Theme } from '../theme/theme.ts';
import { ItemCard } from './ItemCard.tsx';
import { putItem } from './putItem.ts';
import { itemName } from './words.ts';

interface LibraryItemsProps {
  readonly items: readonly SharedItem[];
  readonly library: Library;
  readonly editor: Editor;
  readonly theme: Theme;
  readonly pictures: ImageSource;
  readonly isReadOnly: boolean;
  /** Answers nothing: whoever removes says what becomes of it. */
  readonly onRemove: (id: ItemId, name: string) => void;
}

/** The items, in rows. Arrows go from one to the next. */
export function LibraryItems(props: LibraryItemsProps) {
  const { items, library, editor, theme, pictures, isReadOnly, onRemove } = props;
  const [focused, setFocused] = useState<ItemId>();
  const stop = items.some(({ id }) => id === focused) ? focused : items[0]?.id;
  const put = async (item: SharedItem, isByKey: boolean): Promise<void> => {
    await putItem(item, { editor });
    editor.exchange.announce('Put on the board');
    // Whoever pressed a key may want several; whoever pressed a button goes on with what is selected now.
    if (!isByKey) focusCanvas();
  };
  const drop = async (item: SharedItem, at: { readonly x: number; readonly y: number }): Promise<void> => {
    await putItem(item, { editor, at: editor.screenToPage(at) });
    focusCanvas();
  };
  return (
    <ul className="library-items" aria-label="Items" onKeyDown={walkItems}>
      {items.map((item, index) => (
        <ItemCard
          key={item.id}
          {...{ item, index, theme, pictures, isReadOnly }}
          hasTabStop={item.id === stop}
          onFocus={() => setFocused(item.id)}
          onPut={(isByKey) => void put(item, isByKey)}
          onDrop={(at) => void drop(item, at)}
          onRename={(name) => library.rename(item.id, name)}
          onRemove={() => onRemove(item.id, itemName(item, index))}
        />
      ))}
    </ul>
  );
}

function walkItems(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('.library-put')];
  const at = buttons.findIndex((button) => button.matches(':focus'));
  const firstTop = buttons[0]?.getBoundingClientRect().top;
  const columns = buttons.filter((button) => button.getBoundingClientRect().top === firstTop).length;
  const next = at < 0 ? undefined : walkGrid(event.key, at, buttons.length, columns);
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  buttons[next]?.focus();
}
