import type { EngineTransport } from './transports.ts';

/**
 * Writes what waited for a WebSocket in one go. Engine.IO queues what is sent while a write is under way and then writes
 * every packet by itself: in bursts half of the CPU goes into system calls (socket.io 4.8.4, ten broadcasts a tick).
 */
export function corkFlushes(transport: EngineTransport): void {
  const send = transport.send.bind(transport);
  transport.send = (packets) => {
    const tcp = packets.length > 1 ? transport.socket?._socket : undefined;
    tcp?.cork();
    send(packets);
    tcp?.uncork();
  };
}
