import { Socket } from 'node:dgram';
import type { Dialer } from '../line/createDialer.ts';

let isCounting = false;

/** From now on what this process sends and hears by UDP is counted, too, without the headers of UDP and IP. */
export function countDatagrams({ count }: Dialer): void {
  if (isCounting) return;
  isCounting = true;
  const { send, emit } = Socket.prototype;
  // Sockets are made deep inside of a library, out of our reach.
  Socket.prototype.send = function (this: Socket, message: Buffer, ...rest: unknown[]) {
    count({ in: 0, out: message.length });
    // As it was called, which is one of many ways.
    return send.apply(this, [message, ...rest] as never);
  };
  Socket.prototype.emit = function (this: Socket, ...heard: [event: string, message?: unknown]) {
    const [event, message] = heard;
    if (event === 'message' && Buffer.isBuffer(message)) count({ in: message.length, out: 0 });
    return emit.apply(this, heard as never);
  } as typeof emit;
}
