import type { ServerResponse } from 'node:http';
import type { Clock } from '../../clock.ts';
import { onLeft } from '../onLeft.ts';

/** Proxies give up on an answer in which nothing happens for a minute; some for half of one. */
export const HEARTBEAT_MS = 15_000;

/** A reader that takes nothing for so long is cut off. It comes back, and goes on where it was. */
const STALL_MS = 15_000;

/** What a reader waits before it comes back, unless it knows better. */
const RETRY_MS = 2_000;

/** Server-sent events, at the pace at which they are taken. */
export interface EventStream {
  /** `id` is what the reader says when it comes back. */
  send(name: string, value: object, id?: number): void;
  /** The same, of what was put into JSON before. */
  sendText(name: string, json: string, id: number): void;
  /** Resolves when what was sent is on its way, or nobody reads any more. */
  drained(): Promise<void>;
  readonly isFull: boolean;
  readonly isOver: boolean;
  end(): void;
}

/** Begins the answer. `onOver` is called once, when nobody reads any more. */
export function openEventStream(
  response: ServerResponse,
  { clock, onOver }: { readonly clock: Clock; readonly onOver: () => void },
): EventStream {
  let isOver = false;
  let cancelBeat = (): void => {};
  let cancelStall = (): void => {};

  const write = (text: string): void => {
    if (isOver || response.write(text)) return;
    cancelStall();
    cancelStall = clock.after(STALL_MS, () => response.destroy());
  };
  const beat = (): void => {
    // What is not taken needs no more of it.
    if (!response.writableNeedDrain) write(': \n\n');
    cancelBeat = clock.after(HEARTBEAT_MS, beat);
  };

  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    // nginx would keep events until it has a bufferful of them.
    'X-Accel-Buffering': 'no',
  });
  response.on('drain', () => cancelStall());
  write(`retry: ${RETRY_MS}\n\n`);
  cancelBeat = clock.after(HEARTBEAT_MS, beat);
  onLeft(response, () => {
    isOver = true;
    cancelBeat();
    cancelStall();
    onOver();
  });

  const sendText = (name: string, json: string, id?: number): void =>
    write(`${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${json}\n\n`);

  return {
    send: (name, value, id) => sendText(name, JSON.stringify(value), id),
    sendText,
    drained() {
      if (isOver || !response.writableNeedDrain) return Promise.resolve();
      return new Promise((resolve) => {
        const done = (): void => {
          response.off('drain', done);
          response.off('close', done);
          resolve();
        };
        response.on('drain', done);
        response.on('close', done);
      });
    },
    get isFull() {
      return response.writableNeedDrain;
    },
    get isOver() {
      return isOver;
    },
    end() {
      isOver = true;
      response.end();
    },
  };
}
