import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import pretty from 'pino-pretty';
import type { Config } from './config.ts';
import type { RequestContext } from './requestContext.ts';
import { StorageClosed } from './storage/storage.ts';

export type Log = Logger;

/** Pino's number for `error`; `fatal` is above it. */
const ERROR_LEVEL = 50;

export interface LogDeps {
  /** Lines that are written in the course of a request get its id. */
  readonly requests?: Pick<RequestContext, 'current'>;
  /** Standard output, if it is not given. */
  readonly destination?: DestinationStream;
}

/** Structured logs on standard output; for people when they read along in a terminal. */
export function createLog(
  { logLevel, logFormat }: Pick<Config, 'logLevel' | 'logFormat'>,
  { requests, destination }: LogDeps = {},
): Log {
  const isPretty = logFormat === 'pretty' || (logFormat === 'auto' && process.stdout.isTTY);
  const options: LoggerOptions = {
    level: logLevel,
    base: null,
    mixin() {
      const request = requests?.current;
      return request === undefined ? {} : { request };
    },
    hooks: {
      logMethod(line, write, level) {
        // What somebody had asked for when the server was told to stop: they have gone, and nothing is wrong.
        const isOfStop = level >= ERROR_LEVEL && isBrokenOff(line[0]);
        (isOfStop ? this.debug : write).apply(this, line);
      },
    },
  };
  if (isPretty) return pino(options, pretty({ sync: true, translateTime: 'HH:MM:ss' }));
  return destination ? pino(options, destination) : pino(options);
}

function isBrokenOff(line: unknown): boolean {
  return typeof line === 'object' && line !== null && 'err' in line && line.err instanceof StorageClosed;
}
