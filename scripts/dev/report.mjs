const dotEveryMs = 2_000;

/**
 * One line per step: what is done, a dot now and then while it lasts, and how long it took.
 *
 * @param {{ write: (text: string) => void, now: () => number, isBrief?: boolean }} deps brief: only steps are told
 */
export function createReport({ write, now, isBrief = false }) {
  let isLineOpen = false;
  const endLine = () => {
    if (isLineOpen) write('\n');
    isLineOpen = false;
  };

  return {
    /**
     * For work that prints nothing itself.
     *
     * @template T
     * @param {string} title
     * @param {() => Promise<T>} work
     * @returns {Promise<T>}
     */
    async step(title, work) {
      const startedAt = now();
      write(`> ${title} ..`);
      isLineOpen = true;
      const dots = setInterval(() => write('.'), dotEveryMs);
      try {
        const result = await work();
        write(` ${seconds(now() - startedAt)}`);
        return result;
      } finally {
        clearInterval(dots);
        endLine();
      }
    },

    /** @param {string} text */
    line(text) {
      if (isBrief) return;
      endLine();
      write(`> ${text}\n`);
    },

    /** Nothing more comes on the line that is open. */
    failed: endLine,
  };
}

/**
 * @param {number} durationMs
 * @returns {string}
 */
export function seconds(durationMs) {
  return `${(durationMs / 1000).toFixed(1)} s`;
}
