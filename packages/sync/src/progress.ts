/** Of a large board on its way into the doc. */
export interface Progress {
  /**
   * `loading`: it comes from the server. `filling`: it is put into the doc, which holds a part of it. What is changed
   * meanwhile is merged with what is still to come, as work on a copy that is behind the board is.
   */
  readonly phase: 'loading' | 'filling';
  /** How much is here. */
  readonly loadedBytes: number;
  readonly totalBytes: number;
  /** Of all the work, from 0 to 1. */
  readonly share: number;
}

/** What is told of the progress of one board at a time. */
export interface ProgressReport {
  readonly current: Progress | undefined;
  loading(loadedBytes: number, totalBytes: number): void;
  /** @param isLoaded it came from the server, so that a good part of the work is done. */
  filling(filledBytes: number, totalBytes: number, isLoaded: boolean): void;
  end(): void;
}

/** On a line of 50 Mbit/s; on a slower one the bar is slow at first and then quick, which is the better way round. */
const LOADING_SHARE = 0.7;

/** The page is made anew with each report; the bar glides from one to the next. */
const STEPS = 25;

export function createProgressReport(onChange: () => void): ProgressReport {
  let current: Progress | undefined;

  const report = (next: Progress | undefined): void => {
    if (current?.phase === next?.phase && stepOf(current) === stepOf(next)) return;
    current = next;
    onChange();
  };

  return {
    get current() {
      return current;
    },
    loading(loadedBytes, totalBytes) {
      const share = LOADING_SHARE * shareOf(loadedBytes, totalBytes);
      report({ phase: 'loading', loadedBytes, totalBytes, share });
    },
    filling(filledBytes, totalBytes, isLoaded) {
      const share = shareOf(filledBytes, totalBytes);
      report({
        phase: 'filling',
        loadedBytes: isLoaded ? totalBytes : filledBytes,
        totalBytes,
        share: isLoaded ? LOADING_SHARE + (1 - LOADING_SHARE) * share : share,
      });
    },
    end: () => report(undefined),
  };
}

function shareOf(bytes: number, totalBytes: number): number {
  return totalBytes > 0 ? Math.min(1, bytes / totalBytes) : 0;
}

function stepOf(progress: Progress | undefined): number | undefined {
  return progress && Math.floor(progress.share * STEPS);
}
