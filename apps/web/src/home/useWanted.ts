import { useState } from 'react';
import { browserStorage, readStored, writeStored } from '../storedValue.ts';
import { SORT_ORDERS, type SortOrder } from './shownBoards.ts';

const ORDER_KEY = 'drawbridge:boardOrder';

/** What of the list one wants to see, and how to want something else. The order is remembered. */
export function useWanted() {
  const [query, setQuery] = useState('');
  const [tag, setTag] = useState<string>();
  const [isTrash, setTrash] = useState(false);
  const [order, setOrder] = useState(readOrder);
  return {
    query,
    setQuery,
    tag,
    setTag,
    isTrash,
    setTrash,
    order,
    setOrder(next: SortOrder) {
      writeStored(browserStorage(), ORDER_KEY, next);
      setOrder(next);
    },
    clear() {
      setQuery('');
      setTag(undefined);
    },
  };
}

function readOrder(): SortOrder {
  const kept = readStored(browserStorage(), ORDER_KEY);
  return SORT_ORDERS.find((order) => order === kept) ?? 'opened';
}
