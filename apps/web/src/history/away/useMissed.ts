import { useCallback, useEffect, useState } from 'react';
import type { OpenBoard } from '../../board/openBoard.ts';
import type { Session } from '../../session.ts';
import { browserStorage } from '../../storedValue.ts';
import { useHistoryClient } from '../useHistoryClient.ts';
import { AWAY_MS, changedSince, type Missed } from './changedSince.ts';
import { readVisit, writeVisit } from './visits.ts';

/** What others did while one was away, once it is known. Remembers how far one saw the board whenever one leaves. */
export function useMissed(board: OpenBoard, { provider, profile }: Session) {
  const { boardId } = board;
  const client = useHistoryClient(board);
  const [missed, setMissed] = useState<Missed>();

  useEffect(() => {
    let isOver = false;
    const look = async (): Promise<void> => {
      const since = readVisit(browserStorage(), boardId);
      await provider.synced;
      // After a backup was restored, the log may be shorter than it was.
      if (!since || Date.now() - since.timeMs < AWAY_MS || provider.seq <= since.seq) return;
      const found = await changedSince(client, since, profile.current);
      if (!isOver && found) setMissed(found);
    };
    // Whoever cannot be told what happened is not told that either.
    const lookQuietly = () => void look().catch(() => {});
    const leave = () => {
      if (provider.seq > 0) writeVisit(browserStorage(), boardId, { seq: provider.seq, timeMs: Date.now() });
    };
    const comeOrGo = () => (document.hidden ? leave() : lookQuietly());
    lookQuietly();
    document.addEventListener('visibilitychange', comeOrGo);
    window.addEventListener('pagehide', leave);
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', comeOrGo);
      window.removeEventListener('pagehide', leave);
    };
  }, [client, boardId, provider, profile]);

  return { missed, forget: useCallback(() => setMissed(undefined), []) };
}
