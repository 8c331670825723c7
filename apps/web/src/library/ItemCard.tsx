import type { SharedItem } from '@drawbridge/board';
import type { ImageSource } from '@drawbridge/shapes';
import { Pencil, Trash2 } from 'lucide-react';
import { type PointerEvent, useState } from 'react';
import { NameField } from '../parts/NameField.tsx';
import { TipButton } from '../parts/TipButton.tsx';
import type { Theme } from '../theme/theme.ts';
import { dragOut } from './dragOut.ts';
import { ItemPicture } from './ItemPicture.tsx';
import { itemName } from './words.ts';

export interface ItemCardProps {
  readonly item: SharedItem;
  readonly index: number;
  readonly theme: Theme;
  readonly pictures: ImageSource;
  /** One may only look. */
  readonly isReadOnly: boolean;
  /** Tab comes to one item; arrows go on from there. */
  readonly hasTabStop: boolean;
  readonly onFocus: () => void;
  /** In the middle of the view; whether a key was pressed. */
  readonly onPut: (isByKey: boolean) => void;
  /** At a point of the window. */
  readonly onDrop: (at: { readonly x: number; readonly y: number }) => void;
  readonly onRename: (name: string) => void;
  readonly onRemove: () => void;
}

/** An item of the library: pressed, it comes onto the board; dragged, to where it is let go. */
export function ItemCard(props: ItemCardProps) {
  const { item, index, theme, pictures, isReadOnly, hasTabStop, onFocus, onPut, onDrop } = props;
  const [isEditing, setEditing] = useState(false);
  const name = itemName(item, index);
  const press = (event: PointerEvent<HTMLElement>): void => {
    const picture = event.currentTarget.querySelector('canvas');
    if (picture && event.button === 0) dragOut(event, { picture, onDrop });
  };
  const rename = (next: string | undefined): void => {
    setEditing(false);
    if (next !== undefined) props.onRename(next);
  };
  return (
    <li className="library-item" onFocus={onFocus}>
      <button
        type="button"
        className="library-put"
        aria-label={name}
        title={isReadOnly ? name : `Put on the board: ${name}`}
        disabled={isReadOnly}
        tabIndex={hasTabStop ? 0 : -1}
        onPointerDown={press}
        // A click that no pointer made has no place among others.
        onClick={(event) => onPut(event.detail === 0)}
      >
        <ItemPicture shapes={item.shapes} theme={theme} pictures={pictures} />
      </button>
      {isEditing ? <NameField label="Name of the item" name={item.name} onDone={rename} /> : null}
      {isEditing || item.name === '' ? null : <span className="library-name">{item.name}</span>}
      {isReadOnly ? null : (
        <span className="library-acts">
          <TipButton label={`Rename ${name}`} onClick={() => setEditing(true)}>
            <Pencil aria-hidden="true" />
          </TipButton>
          <TipButton label={`Remove ${name}`} onClick={props.onRemove}>
            <Trash2 aria-hidden="true" />
          </TipButton>
        </span>
      )}
    </li>
  );
}
