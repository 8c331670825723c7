import type { Refusal, SessionEnd } from '@drawbridge/protocol';
import { FAILED, type Notice } from '../notice.ts';
import type { Connection } from './connection.ts';
import { KICKED, REMOVED, RESET, type StopReason } from './status.ts';

/** What becomes of the connection when the server will not go on: another attempt, or none ever again. */
export interface Endings {
  /** Why the room could not be joined, until it is. */
  readonly joinTrouble: Notice | undefined;
  joined(): void;
  joinRefused(refusal: Refusal): void;
  pushRefused(refusal: Refusal): void;
  sessionEnded(end: SessionEnd | undefined): void;
  /** The board follows another log than the doc. */
  reset(): void;
}

export interface EndingsDeps {
  readonly connection: Connection;
  /** Nothing of the log is taken into the doc any more. */
  readonly stopReplica: () => void;
  /** Answers whether a copy opened from now on begins empty; `undefined` where there is no copy. */
  readonly putAside: (() => Promise<boolean>) | undefined;
}

export function createEndings({ connection, stopReplica, putAside }: EndingsDeps): Endings {
  let joinTrouble: Notice | undefined;

  /** This doc and the board have parted. What it holds is put aside before anybody may open the board anew. */
  const abandon = (reason: StopReason): void => {
    stopReplica();
    connection.halt();
    if (!putAside) connection.stop(reason);
    else void putAside().then((isAside) => connection.stop({ ...reason, isCopyStuck: !isAside }));
  };

  return {
    get joinTrouble() {
      return joinTrouble;
    },
    joined() {
      joinTrouble = undefined;
    },
    joinRefused({ error, message, retryMs }) {
      if (retryMs === undefined) connection.stop({ code: error, message });
      else {
        joinTrouble = { code: error, message };
        connection.restart(retryMs);
      }
    },
    pushRefused({ error, message, retryMs }) {
      if (error === 'not_joined') connection.restart(retryMs);
      else abandon({ code: 'refused', message: `The server refused a change. ${message}` });
    },
    sessionEnded(end) {
      if (end?.code === 'kicked') {
        abandon(KICKED);
        return;
      }
      if (end?.code === 'removed') {
        connection.stop(REMOVED);
        return;
      }
      if (end?.code === 'failed') joinTrouble = FAILED;
      connection.restart(end?.retryMs);
    },
    reset: () => abandon(RESET),
  };
}
