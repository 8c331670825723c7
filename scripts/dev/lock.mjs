import { mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const touchEveryMs = 2_000;
/** A holder that has not touched its lock for this long is gone: killed, or the machine was switched off. */
const abandonedAfterMs = 15_000;
const retryEveryMs = 500;

/**
 * Two commands in one folder must not install into it at the same time; the second waits for the first.
 *
 * @template T
 * @param {string} file
 * @param {() => void} onWait called once when there is somebody to wait for
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, onWait, work) {
  mkdirSync(dirname(file), { recursive: true });
  for (let isFirst = true; !take(file); isFirst = false) {
    if (isFirst) onWait();
    await new Promise((resolve) => setTimeout(resolve, retryEveryMs));
  }
  const touching = setInterval(() => touch(file), touchEveryMs);
  const release = () => rmSync(file, { force: true });
  process.on('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(touching);
    process.off('exit', release);
    release();
  }
}

/**
 * @param {string} file
 * @returns {boolean}
 */
function take(file) {
  if (isAbandoned(file)) rmSync(file, { force: true });
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * @param {string} file
 * @returns {boolean}
 */
function isAbandoned(file) {
  const modifiedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return modifiedAt !== undefined && Date.now() - modifiedAt > abandonedAfterMs;
}

/** @param {string} file */
function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Somebody cleaned `.cache` meanwhile. The work goes on; only the protection is gone.
  }
}
