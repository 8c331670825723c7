import type { ServerResponse } from 'node:http';
import type { Clock } from '../../clock.ts';
import type { Backlog } from '../../rooms/member.ts';
import type { EngineSocket } from '../engine/engineSocket.ts';

/** Long enough for a slow line to take what is queued, short enough that a dead one does not stay. */
const CLOSE_GRACE_MS = 5_000;

/** One transport connection below Socket.IO, and what Socket.IO does not say about it: what lies in it, and how to cut it. */
export class Wire {
  readonly #engine: EngineSocket;
  readonly #clock: Clock;
  /** Of long-polling, those that have not left. */
  #responses: Set<ServerResponse> | undefined;
  #waiting: Waiting | undefined;

  constructor(engine: EngineSocket, clock: Clock) {
    this.#engine = engine;
    this.#clock = clock;
  }

  get id(): string {
    return this.#engine.id;
  }

  /** In Engine.IO's words; it may change while the connection is open. */
  get transport(): string {
    return this.#engine.transport.name;
  }

  get isOpen(): boolean {
    return this.#engine.readyState === 'open';
  }

  get backlog(): Backlog {
    const engine = this.#engine;
    const responses = this.#responses ? sum([...this.#responses], (it) => it.writableLength) : 0;
    return {
      bytes: queuedBytes(engine) + handedOverBytes(engine) + responses,
      packets: engine.writeBuffer.length,
    };
  }

  /** Resolves when the backlog is gone, or the connection is. */
  drained(): Promise<void> {
    if (this.#isDrained) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting ??= { resolves: [], stop: this.#lookWhenReady() };
      this.#waiting.resolves.push(resolve);
    });
  }

  setReading(isReading: boolean): void {
    const { socket } = this.#engine.transport;
    if (isReading) socket?.resume();
    else socket?.pause();
  }

  /** Takes nothing more, lets what is queued leave within `graceMs`, and cuts the connection then at the latest. */
  close(graceMs = CLOSE_GRACE_MS): void {
    this.#engine.close();
    this.#cutAfter(graceMs);
  }

  /** Cuts the connection. */
  terminate(): void {
    const engine = this.#engine;
    // Closing settles everything above the transport; what the transport holds is freed only by cutting it.
    engine.close(true);
    if (engine.readyState !== 'closed') engine.transport.emit('error', new Error('Cut off.'));
    engine.transport.socket?.terminate();
    for (const response of this.#responses ?? []) response.destroy();
  }

  /** Counts a long-polling response as part of the connection until it has left. */
  hold(response: ServerResponse): void {
    this.#responses ??= new Set();
    this.#responses.add(response);
    response.once('close', () => {
      this.#responses?.delete(response);
      this.#look();
    });
  }

  /** To be called when Engine.IO has closed the connection. */
  ended(): void {
    this.#look();
    const { socket } = this.#engine.transport;
    // A closed WebSocket waits half a minute for the other end's goodbye. Who is gone does not say it.
    if (socket && socket.readyState !== socket.CLOSED) this.#cutAfter(CLOSE_GRACE_MS);
  }

  get #isDrained(): boolean {
    const { bytes, packets } = this.backlog;
    return this.#engine.readyState === 'closed' || (bytes === 0 && packets === 0);
  }

  #look(): void {
    if (!this.#waiting || !this.#isDrained) return;
    const { resolves, stop } = this.#waiting;
    this.#waiting = undefined;
    stop();
    for (const resolve of resolves) resolve();
  }

  /** Engine.IO's own 'drain' says that packets were handed over, not that they left. Listened to only while somebody waits. */
  #lookWhenReady(): () => void {
    const engine = this.#engine;
    const look = (): void => this.#look();
    const follow = (): void => void engine.transport.on('ready', look);
    follow();
    engine.on('upgrade', follow);
    return () => {
      engine.transport.off('ready', look);
      engine.off('upgrade', follow);
    };
  }

  #cutAfter(delayMs: number): void {
    const { socket } = this.#engine.transport;
    const cancel = this.#clock.after(delayMs, () => this.terminate());
    (socket ?? this.#engine).once('close', cancel);
  }
}

/** Those who wait until the backlog is gone. */
interface Waiting {
  readonly resolves: (() => void)[];
  readonly stop: () => void;
}

function queuedBytes({ writeBuffer }: EngineSocket): number {
  return sum(writeBuffer, ({ data }) => data?.length ?? 0);
}

/** What a WebSocket was given and the network has not taken: `writeBuffer` knows nothing of it. One that is cut forgets to subtract. */
function handedOverBytes({ transport: { socket } }: EngineSocket): number {
  return socket && socket.readyState !== socket.CLOSED ? socket.bufferedAmount : 0;
}

function sum<T>(list: readonly T[], amountOf: (item: T) => number): number {
  return list.reduce((total, item) => total + amountOf(item), 0);
}
