import type { Log } from '../../log.ts';
import type { Gate } from './gate.ts';
import { createThreadedGate } from './threadedGate.ts';

/** The gate of a server: in threads, and with what the operator has to know in the log. */
export function createGate({ log }: { readonly log: Log }): Gate {
  return createThreadedGate({
    report: (boardId, message) => log.error({ boardId, why: message }, 'board damaged'),
    onDeath: (why, boardId) => log.error({ boardId, why }, 'gate thread died and is replaced'),
  });
}
