import { useEffect, useMemo, useState } from 'react';
import type { OpenBoard } from '../board/openBoard.ts';
import { createHistoryClient, type HistoryClient } from './historyClient.ts';

/** What is being asked when the part of the page goes is given up. */
export function useHistoryClient({ url, boardId, access }: OpenBoard): HistoryClient {
  const [end, setEnd] = useState(() => new AbortController());
  useEffect(() => {
    const next = new AbortController();
    setEnd(next);
    return () => next.abort();
  }, []);
  return useMemo(
    () => createHistoryClient({ url, boardId, token: () => access.token, signal: end.signal }),
    [url, boardId, access, end],
  );
}
