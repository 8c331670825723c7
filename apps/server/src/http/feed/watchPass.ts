import type { Access } from '../../access/access.ts';
import type { Pass } from '../../access/pass.ts';
import type { Clock } from '../../clock.ts';

/** Timers cannot wait longer than 24 days; whoever looks once an hour never has to know. */
const MAX_WAIT_MS = 3_600_000;

/** Calls `onEnd` once, when a pass is over: its time, or because somebody decided so. Answers what stops watching. */
export function watchPass(
  { boardId, pass }: { readonly boardId: string; readonly pass: Pass },
  deps: {
    readonly access: Pick<Access, 'renew' | 'onChange'>;
    readonly clock: Clock;
    readonly onEnd: () => void;
  },
): () => void {
  const { access, clock, onEnd } = deps;
  let cancel = (): void => {};
  const stop = (): void => {
    stopListening();
    cancel();
  };
  const review = (): void => {
    cancel();
    const current = access.renew(boardId, pass);
    if (current) {
      const leftMs = Math.min(MAX_WAIT_MS, Math.max(0, current.endsMs - Date.now()));
      if (current.endsMs !== Number.POSITIVE_INFINITY) cancel = clock.after(leftMs, review);
    } else {
      stop();
      onEnd();
    }
  };
  const stopListening = access.onChange((changed) => {
    if (changed === boardId) review();
  });
  review();
  return stop;
}
