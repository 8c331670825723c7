import { type KnownClocks, stateOf } from '@drawbridge/board';
import type { ImageFiles } from '@drawbridge/editor';
import { useEffect, useState } from 'react';
import { openPastBoard, type PastBoard } from '../pastBoard.ts';
import type { Session } from '../session.ts';
import type { HistoryClient } from './historyClient.ts';
import { messageOf } from './useVersions.ts';
import type { VersionLine } from './versionLines.ts';

export type Preview =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly why: string }
  /** `seen`: how far the board was known when the person began to look. */
  | { readonly kind: 'shown'; readonly past: PastBoard; readonly seen: KnownClocks };

interface PreviewDeps {
  readonly client: HistoryClient;
  readonly session: Session;
  readonly images: ImageFiles;
  readonly log: string;
}

/** The board as it was in a version, for as long as that is chosen. */
export function usePreview({ seq, beforeSeq }: VersionLine, deps: PreviewDeps) {
  const { client, session, images, log } = deps;
  const [preview, setPreview] = useState<Preview>({ kind: 'loading' });
  const [round, setRound] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round tries again.
  useEffect(() => {
    let isOver = false;
    let opened: PastBoard | undefined;
    const seen = stateOf(session.provider.doc);
    const open = async (): Promise<Preview> => {
      const update = await client.boardAt(log, seq);
      // What came before may not be kept: then nobody knows what is new.
      const before = beforeSeq > 0 ? await client.boardAt(log, beforeSeq).catch(() => update) : undefined;
      if (isOver) return { kind: 'loading' };
      opened = openPastBoard({ update, before, images });
      return { kind: 'shown', past: opened, seen };
    };
    setPreview({ kind: 'loading' });
    void open()
      .catch((error): Preview => ({ kind: 'failed', why: messageOf(error) }))
      .then((next) => {
        if (!isOver) setPreview(next);
      });
    return () => {
      isOver = true;
      opened?.destroy();
    };
  }, [client, session, images, log, seq, beforeSeq, round]);

  return { preview, retry: () => setRound((last) => last + 1) };
}
