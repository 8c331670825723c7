import type { DocPart } from '@drawbridge/board';
import type { BoardWrite } from '@drawbridge/protocol';
import { useEffect, useState } from 'react';
import type { Session } from '../../session.ts';
import type { HistoryClient } from '../historyClient.ts';
import { messageOf } from '../useVersions.ts';

export type LastWrite =
  | { readonly kind: 'loading' | 'unknown' }
  /** It is on its way to the server. */
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'known'; readonly write: BoardWrite };

/** Which of these parts of the document was written last. */
export function useLastWrite(
  client: HistoryClient,
  parts: readonly DocPart[],
  { provider }: Pick<Session, 'provider'>,
): LastWrite {
  const [last, setLast] = useState<LastWrite>({ kind: 'loading' });
  useEffect(() => {
    let isOver = false;
    const look = async (): Promise<LastWrite> => {
      const { from } = provider.unsent;
      if (parts.some((part) => part.clock >= (from.get(part.client) ?? Number.POSITIVE_INFINITY)))
        return { kind: 'unsaved' };
      const [write] = await client.writes(parts);
      return write ? { kind: 'known', write } : { kind: 'unknown' };
    };
    void look()
      .catch((error): LastWrite => ({ kind: 'failed', why: messageOf(error) }))
      .then((next) => {
        if (!isOver) setLast(next);
      });
    return () => {
      isOver = true;
    };
  }, [client, parts, provider]);
  return last;
}
