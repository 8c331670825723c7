import { Trash2 } from 'lucide-react';
import type { KnownBoard } from '../knownBoards/knownBoard.ts';
import { SORT_ORDERS, type SortOrder, tagsOf, type Wanted } from './shownBoards.ts';
import { TagChoices } from './TagChoices.tsx';

const ORDER_LABELS: Readonly<Record<SortOrder, string>> = { opened: 'Last opened', name: 'Name' };

interface ListBarProps {
  readonly boards: readonly KnownBoard[];
  readonly wanted: Wanted & {
    setTag(tag: string | undefined): void;
    setTrash(isTrash: boolean): void;
    setOrder(order: SortOrder): void;
  };
  /** How many boards are in the trash. */
  readonly trashed: number;
  readonly onEmptyTrash: () => void;
}

/** What the list shows, and what else it could. */
export function ListBar({ boards, wanted, trashed, onEmptyTrash }: ListBarProps) {
  const { isTrash } = wanted;
  return (
    <div className="list-bar">
      <h2 id="list-heading" tabIndex={-1}>
        {isTrash ? 'Trash' : 'Boards'}
      </h2>
      {isTrash ? null : (
        <TagChoices
          legend="Show only boards with the tag"
          tags={tagsOf(boards)}
          isOn={(tag) => tag === wanted.tag}
          onChoose={(tag) => wanted.setTag(tag === wanted.tag ? undefined : tag)}
        />
      )}
      <div className="list-ways">
        {isTrash ? (
          <button type="button" className="button outlined" onClick={onEmptyTrash}>
            Empty trash
          </button>
        ) : (
          <OrderChoice order={wanted.order} onOrder={wanted.setOrder} />
        )}
        {trashed === 0 ? null : (
          <button
            type="button"
            className="button list-trash"
            aria-pressed={isTrash}
            onClick={() => wanted.setTrash(!isTrash)}
          >
            <Trash2 aria-hidden="true" />
            Trash ({trashed})
          </button>
        )}
      </div>
      {isTrash ? (
        <p className="list-note">
          Boards in the trash are out of sight in this browser only, and stay on the server for everybody who
          has their links. Opening one brings it back. Those that you own can be deleted for everybody.
        </p>
      ) : null}
    </div>
  );
}

interface OrderChoiceProps {
  readonly order: SortOrder;
  readonly onOrder: (order: SortOrder) => void;
}

function OrderChoice({ order: chosen, onOrder }: OrderChoiceProps) {
  return (
    <label className="list-order">
      <span>Sort by</span>
      <select
        value={chosen}
        onChange={({ target }) => onOrder(SORT_ORDERS.find((order) => order === target.value) ?? 'opened')}
      >
        {SORT_ORDERS.map((order) => (
          <option key={order} value={order}>
            {ORDER_LABELS[order]}
          </option>
        ))}
      </select>
    </label>
  );
}
