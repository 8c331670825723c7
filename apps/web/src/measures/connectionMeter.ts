import type { Measures } from '@drawbridge/protocol';
import type { ConnectionView, Source } from '../connection/connectionView.ts';

/** How well what is drawn gets to the server. */
export interface ConnectionMeter {
  /** What was measured since the last time. */
  take(): Pick<Measures, 'outboxAgeMs' | 'reconnects'>;
}

type Watched = Source<Pick<ConnectionView, 'status' | 'unconfirmed'>>;

/** @param now in milliseconds, of a clock that never goes back. */
export function createConnectionMeter(connection: Watched, now: () => number): ConnectionMeter {
  let wasThere = false;
  let isThere = false;
  let reconnects = 0;
  let unsavedSinceMs: number | undefined;
  let oldestMs = 0;

  const age = (): number => (unsavedSinceMs === undefined ? 0 : now() - unsavedSinceMs);

  const look = (): void => {
    const { status, unconfirmed } = connection.current;
    const isSynced = status.kind === 'synced';
    if (isSynced && !isThere && wasThere) reconnects += 1;
    isThere = isSynced;
    wasThere ||= isSynced;
    if (unconfirmed > 0) unsavedSinceMs ??= now();
    else {
      oldestMs = Math.max(oldestMs, age());
      unsavedSinceMs = undefined;
    }
  };
  connection.onChange(look);
  look();

  return {
    take() {
      const measured = { outboxAgeMs: Math.max(oldestMs, age()), reconnects };
      [oldestMs, reconnects] = [0, 0];
      return measured;
    },
  };
}
