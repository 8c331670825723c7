import type { Clock, Status } from '@drawbridge/sync';
import type { Profile } from '../profile/profile.ts';
import type { Session } from '../session.ts';

/** Between two looks at whether a gesture has ended. Short enough that nobody waits for it. */
const REST_CHECK_MS = 50;
/** Before another fresh session is opened when one was sent away as well: a server in trouble is not to be hurried. */
const REOPEN_MS = 5_000;

/** Gets a fresh session of the same board ready while the old one is still on screen and drawn on. */
export interface Handover {
  /** On its way; absent when nothing is. */
  readonly next: Session | undefined;
  begin(from: Session): void;
  /** Gives up; resolves when a session on its way is closed. */
  stop(): Promise<void>;
}

interface HandoverDeps {
  open(profile: Profile, keepsCopy: boolean): Session;
  readonly clock: Pick<Clock, 'after'>;
  /** `next`, or something about it, changed. */
  readonly onChange: () => void;
  /** The fresh session equals the room, and nobody is in the middle of a gesture. */
  readonly onReady: (from: Session, next: Session) => void;
}

/** Whether the board goes on in another session: its log became another one, or does not take what this one holds. */
export function isSuperseded(status: Status): boolean {
  return status.kind === 'stopped' && (status.reason.code === 'reset' || status.reason.code === 'refused');
}

function hasStuckCopy(status: Status): boolean {
  return status.kind === 'stopped' && status.reason.isCopyStuck === true;
}

export function createHandover({ open, clock, onChange, onReady }: HandoverDeps): Handover {
  let next: Session | undefined;
  let unsubscribe = (): void => {};
  let cancelWait = (): void => {};
  let isWaiting = false;
  let isStopped = false;
  /** What this browser keeps is the old doc, and cannot be taken away at present. */
  let isCopyStuck = false;

  const wait = (delayMs: number, then: () => void): void => {
    isWaiting = true;
    cancelWait = clock.after(delayMs, () => {
      isWaiting = false;
      then();
    });
  };

  const drop = (): Promise<void> | undefined => {
    const dropped = next;
    unsubscribe();
    next = undefined;
    return dropped?.destroy();
  };

  /** Never in the middle of a stroke: its editor would be gone under the pen. */
  const handOver = (from: Session, to: Session): void => {
    if (isStopped) return;
    if (from.editor.input.isGesturing) {
      wait(REST_CHECK_MS, () => handOver(from, to));
      return;
    }
    unsubscribe();
    next = undefined;
    onReady(from, to);
  };

  const failed = (from: Session, failing: Session): void => {
    // Any other end is final: it stays, and says why by its status.
    if (isStopped || !isSuperseded(failing.provider.status)) return;
    void drop();
    wait(REOPEN_MS, () => begin(from));
    onChange();
  };

  const begin = (from: Session): void => {
    if (isStopped || isWaiting || next) return;
    isCopyStuck ||= hasStuckCopy(from.provider.status);
    const opened = open(from.profile.current, !isCopyStuck);
    next = opened;
    unsubscribe = opened.provider.onChange(onChange);
    opened.provider.synced.then(
      () => handOver(from, opened),
      () => failed(from, opened),
    );
    onChange();
  };

  return {
    get next() {
      return next;
    },
    begin,
    async stop() {
      isStopped = true;
      cancelWait();
      await drop();
    },
  };
}
