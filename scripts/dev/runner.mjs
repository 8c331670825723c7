import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { Failure } from './failure.mjs';

/** Enough to show why a program failed, not its whole life. */
const keptOutputChars = 6_000;
/** npm finishes what it does before it heeds a signal; it has installed nothing that counts yet. */
const killQuietAfterMs = 3_000;
/** A slow line needs minutes for the first install; nothing that runs quietly takes longer. */
const quietDeadlineMs = 20 * 60_000;

/**
 * @typedef {{ readonly env: NodeJS.ProcessEnv, readonly cwd: string }} Place
 * @typedef {{ readonly code: number, readonly output: string }} Outcome
 * @typedef {'quiet' | 'open' | 'alone'} Kind
 */

/**
 * Runs programs one after the other, and passes on the signal that ends this process.
 *
 * @param {{ isTerminal: boolean }} deps whether Ctrl-C reaches the children without our help
 */
export function createRunner({ isTerminal }) {
  /** @type {{ child: import('node:child_process').ChildProcess, kind: Kind } | undefined} */
  let running;
  let isStopping = false;

  /**
   * @param {string} command
   * @param {readonly string[]} args
   * @param {import('node:child_process').SpawnOptions} options
   * @param {Kind} kind
   */
  const begin = (command, args, options, kind) => {
    if (isStopping) throw new Failure('Stopped.', { remedy: 'Run the command again to go on.' });
    const child = spawn(command, args, options);
    running = { child, kind };
    /** @type {Promise<number>} */
    const ended = new Promise((resolve, reject) => {
      child.on('error', (error) => reject(notRun(command, error)));
      child.on('close', (code, signal) => resolve(exitCodeOf(code, signal)));
    });
    return { child, ended: ended.finally(() => (running = undefined)) };
  };

  return {
    /**
     * Runs a program and keeps the end of what it prints.
     *
     * @param {string} command
     * @param {readonly string[]} args
     * @param {Place} place
     * @returns {Promise<Outcome>}
     */
    async quietly(command, args, place) {
      const { child, ended } = begin(command, args, { ...place, stdio: ['ignore', 'pipe', 'pipe'] }, 'quiet');
      const deadline = setTimeout(() => child.kill(), quietDeadlineMs);
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream?.setEncoding('utf8').on('data', (text) => {
          output = (output + text).slice(-keptOutputChars);
        });
      }
      const code = await ended.finally(() => clearTimeout(deadline));
      return { code, output };
    },

    /**
     * Runs a program that speaks for itself in this terminal.
     *
     * @param {string} command
     * @param {readonly string[]} args
     * @param {Place} place
     * @returns {Promise<number>} its exit code
     */
    openly: (command, args, place) => begin(command, args, { ...place, stdio: 'inherit' }, 'open').ended,

    /**
     * The same for a program that is to get every signal exactly once. In a process group of its own it does not hear the
     * terminal's Ctrl-C, which this process hears and passes on. Descriptor 3 of the child ends when this process does.
     *
     * @param {string} command
     * @param {readonly string[]} args
     * @param {Place} place
     * @returns {Promise<number>} its exit code
     */
    alone(command, args, place) {
      /** @type {import('node:child_process').StdioOptions} */
      const stdio = ['inherit', 'inherit', 'inherit', 'pipe'];
      return begin(command, args, { ...place, stdio, detached: true }, 'alone').ended;
    },

    /**
     * @param {NodeJS.Signals} signal
     * @returns {boolean} whether a program is running that ends now
     */
    stop(signal) {
      isStopping = true;
      if (running === undefined) return false;
      const { child, kind } = running;
      const hasHeard = signal === 'SIGINT' && isTerminal && kind !== 'alone';
      if (!hasHeard) child.kill(signal);
      if (kind === 'quiet') setTimeout(() => child.kill('SIGKILL'), killQuietAfterMs).unref();
      return true;
    },
  };
}

/**
 * As a shell has it: 128 + the signal's number for a program that a signal ended.
 *
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 * @returns {number}
 */
export function exitCodeOf(code, signal) {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}

/**
 * @param {string} command
 * @param {Error} error
 */
function notRun(command, error) {
  return new Failure(`${command} could not be run: ${error.message}`, {
    remedy: `Is ${command} installed and on PATH? Put it there and run the command again.`,
  });
}
