import type { Log } from './log.ts';

/** A supervisor that signals a whole process group reaches this process twice, the second time through its launcher. */
const ECHO_MS = 1_000;

/**
 * The one owner of signals and exit codes. SIGTERM and SIGINT close the server and end the process with 0; a second signal
 * later than an echo, or a close that takes longer than the deadline, ends it at once with 1. So does an error that nothing
 * caught.
 */
export function closeOnSignals(deps: {
  readonly close: () => Promise<void>;
  readonly deadlineMs: number;
  readonly log: Log;
}): void {
  const { close, deadlineMs, log } = deps;
  let closingSinceMs: number | undefined;

  const end = (code: number): void => {
    if (closingSinceMs !== undefined) {
      if (performance.now() - closingSinceMs > ECHO_MS) process.exit(1);
      return;
    }
    closingSinceMs = performance.now();
    setTimeout(() => {
      log.error({ deadlineMs }, 'stop took too long');
      process.exit(1);
    }, deadlineMs).unref();
    close().then(
      () => process.exit(code),
      (error) => {
        log.fatal({ err: error }, 'stop failed');
        process.exit(1);
      },
    );
  };

  process.on('SIGTERM', () => end(0));
  process.on('SIGINT', () => end(0));
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error) => {
      log.fatal({ err: error }, 'unexpected error');
      end(1);
    });
  }
}
