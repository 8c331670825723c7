import type { Sharing } from '@drawbridge/protocol';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AccessReply } from '../../access/accessRequests.ts';
import type { SharingRequests } from '../../access/sharing.ts';

export interface SharingState {
  /** Absent until it was read. */
  readonly sharing: Sharing | undefined;
  /** What went wrong last, in words. */
  readonly trouble: string | undefined;
  /** Runs one change after the other; answers what it answered, unless that was a refusal. */
  run<T>(change: () => Promise<AccessReply<T>>): Promise<T | undefined>;
}

const NO_ANSWER = 'The server does not answer. Nothing was changed, as far as is known.';

/** How the board is shared, as the server has it. */
export function useSharing(requests: SharingRequests): SharingState {
  const [sharing, setSharing] = useState<Sharing>();
  const [trouble, setTrouble] = useState<string>();
  const last = useRef<Promise<unknown>>(Promise.resolve());

  const run = useCallback(
    <T>(change: () => Promise<AccessReply<T>>): Promise<T | undefined> => {
      const changeAndRead = async (): Promise<T | undefined> => {
        try {
          const reply = await change();
          setTrouble(reply.ok ? undefined : reply.message);
          const read = await requests.read();
          if (read.ok) setSharing(read.value);
          return reply.ok ? reply.value : undefined;
        } catch {
          setTrouble(NO_ANSWER);
          return undefined;
        }
      };
      // What was read before a change must not come in after it.
      const turn = last.current.then(changeAndRead);
      last.current = turn;
      return turn;
    },
    [requests],
  );

  useEffect(() => {
    void run(async () => ({ ok: true, value: undefined }));
  }, [run]);

  return { sharing, trouble, run };
}
