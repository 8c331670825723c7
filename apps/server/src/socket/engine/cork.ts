import { binaryFrame } from './preframe.ts';
import type { EngineTransport, OutgoingPacket } from './transports.ts';

/** What is larger takes longer to copy than a second piece takes to write. */
const MAX_COPIED_BYTES = 4_096;

/**
 * Writes what waited for a WebSocket in one go, and each small message in one piece. Engine.IO queues what is sent while a write is under way and then writes
 * every packet by itself: in bursts half of the CPU goes into system calls (socket.io 4.8.4, ten broadcasts a tick).
 */
export function corkFlushes(transport: EngineTransport): void {
  // One function for all of them: one of its own would be kept for each connection.
  transport.send = sendCorked;
}

function sendCorked(this: EngineTransport, packets: readonly OutgoingPacket[]): void {
  // Every transport has the `send` that it covers in its class.
  const { send } = Object.getPrototypeOf(this) as EngineTransport;
  const tcp = packets.length > 1 ? this.socket?._socket : undefined;
  for (const packet of packets) frameSmall(packet);
  tcp?.cork();
  send.call(this, packets);
  tcp?.uncork();
}

/** `ws` writes the head and the body of what it frames as two pieces, which takes as long as the system call itself. */
function frameSmall(packet: OutgoingPacket): void {
  const { data, options } = packet;
  if (!(data instanceof Uint8Array) || data.length > MAX_COPIED_BYTES || options?.wsPreEncodedFrame) return;
  packet.options = { ...options, wsPreEncodedFrame: [binaryFrame(data)] };
}
