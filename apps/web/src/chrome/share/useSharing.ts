import type { Sharing } from '@drawbridge/protocol';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AccessReply } from '../../access/accessRequests.ts';
import type { SharingRequests } from '../../access/sharing.ts';

export interface SharingState {
  /** Absent until it was read. */
  readonly sharing: Sharing | undefined;
  /** What went wrong last, in words. */
  readonly trouble: string | undefined;
  /** Runs a change and reads how the board is shared then. Answers what the change answered, unless that was a refusal. */
  run<T>(change: () => Promise<AccessReply<T>>): Promise<T | undefined>;
}

const NO_ANSWER = 'The server does not answer. Nothing was changed, as far as is known.';

/** How the board is shared, as the server has it. */
export function useSharing(requests: SharingRequests): SharingState {
  const [sharing, setSharing] = useState<Sharing>();
  const [trouble, setTrouble] = useState<string>();
  const reads = useRef({ begun: 0, shown: 0 }).current;

  const run = useCallback(
    async <T>(change: () => Promise<AccessReply<T>>): Promise<T | undefined> => {
      try {
        const reply = await change();
        setTrouble(reply.ok ? undefined : reply.message);
        reads.begun += 1;
        const nth = reads.begun;
        const read = await requests.read();
        // What was asked for before another change must not come in after what was asked for since.
        if (read.ok && nth > reads.shown) {
          reads.shown = nth;
          setSharing(read.value);
        }
        return reply.ok ? reply.value : undefined;
      } catch {
        setTrouble(NO_ANSWER);
        return undefined;
      }
    },
    [requests, reads],
  );

  useEffect(() => {
    void run(async () => ({ ok: true, value: undefined }));
  }, [run]);

  return { sharing, trouble, run };
}
