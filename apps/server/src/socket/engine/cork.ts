import { preframeSmall } from './preframe.ts';
import type { EngineTransport, OutgoingPacket } from './transports.ts';

/**
 * Writes what waited for a WebSocket in one go, and each small message in one piece. Engine.IO queues what is sent while a write
 * is under way and then writes every packet by itself: in bursts half of the CPU goes into system calls (socket.io 4.8.4, ten
 * broadcasts a tick).
 */
export function corkFlushes(transport: EngineTransport): void {
  // One function for all of them: one of its own would be kept for each connection.
  transport.send = sendCorked;
}

function sendCorked(this: EngineTransport, packets: readonly OutgoingPacket[]): void {
  // Every transport has the `send` that it covers in its class.
  const { send } = Object.getPrototypeOf(this) as EngineTransport;
  const tcp = packets.length > 1 ? this.socket?._socket : undefined;
  for (const packet of packets) preframeSmall(packet);
  tcp?.cork();
  send.call(this, packets);
  tcp?.uncork();
}
