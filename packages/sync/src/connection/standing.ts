import { createDeferred } from '../waiting.ts';
import type { Status, StopReason } from './status.ts';

/** Where the provider stands, for those who look and for those who wait. */
export interface Standing {
  readonly status: Status;
  /** Resolves when the doc equals the room for the first time; rejects when the provider stops before. */
  readonly synced: Promise<void>;
  readonly wasSynced: boolean;
  set(next: Status): void;
}

export interface StandingDeps {
  readonly onChange: () => void;
  /** Before it is reported. */
  readonly onStopped: (reason: StopReason) => void;
}

export function createStanding({ onChange, onStopped }: StandingDeps): Standing {
  const synced = createDeferred();
  let status: Status = { kind: 'connecting', attempt: 1 };
  let wasSynced = false;
  return {
    synced: synced.promise,
    get status() {
      return status;
    },
    get wasSynced() {
      return wasSynced;
    },
    set(next) {
      status = next;
      if (next.kind === 'synced') {
        wasSynced = true;
        synced.resolve();
      }
      if (next.kind === 'stopped') {
        synced.reject(new Error(next.reason.message));
        onStopped(next.reason);
      }
      onChange();
    },
  };
}
