import type { BoardHistory } from '@drawbridge/protocol';
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { HistoryClient } from './historyClient.ts';
import { withOlder } from './versionLines.ts';

export type Listed =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'ready'; readonly history: BoardHistory };

/** A pause that ends a version, and one that ends a step of the work. */
const PAUSE_SECONDS = 600;
const SMALL_PAUSE_SECONDS = 30;

/** The versions of a board, as the server told them last. Those that could not be had are asked for again once it `isReached`. */
export function useVersions(client: HistoryClient, hasSmallSteps: boolean, isReached: boolean) {
  const [listed, setListed] = useState<Listed>({ kind: 'loading' });
  const [round, setRound] = useState(0);
  const pauseSeconds = hasSmallSteps ? SMALL_PAUSE_SECONDS : PAUSE_SECONDS;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks again.
  useEffect(() => {
    let isOver = false;
    const show = (next: Listed) => {
      if (!isOver) setListed(next);
    };
    client.list({ pauseSeconds }).then(
      (history) => show({ kind: 'ready', history }),
      (error) => show({ kind: 'failed', why: messageOf(error) }),
    );
    return () => {
      isOver = true;
    };
  }, [client, pauseSeconds, round]);

  const reload = useCallback(() => setRound((last) => last + 1), []);
  const askAgain = useEffectEvent(() => {
    if (listed.kind !== 'failed') return;
    setListed({ kind: 'loading' });
    reload();
  });
  useEffect(() => {
    if (isReached) askAgain();
  }, [isReached]);
  const loadOlder = async (): Promise<void> => {
    if (listed.kind !== 'ready' || listed.history.before === undefined) return;
    const { history } = listed;
    const older = await client.list({ pauseSeconds, before: listed.history.before });
    setListed((now) =>
      now.kind === 'ready' && now.history === history
        ? { kind: 'ready', history: withOlder(history, older) }
        : now,
    );
  };
  return { listed, reload, loadOlder };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
