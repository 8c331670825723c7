import type { SocketServer } from '../socketServer.ts';
import type { OutgoingPacket } from './transports.ts';

/** What the adapter hands to every receiver's transport with a message that it encoded once. */
interface PacketOptions {
  wsPreEncodedFrame?: readonly Uint8Array[];
}

/** What is larger takes longer to copy than a second piece takes to write. */
const MAX_COPIED_BYTES = 4_096;

/** The half of Socket.IO's adapter that is not in its types. */
interface EncodingAdapter {
  _encode(packet: unknown, options: PacketOptions): unknown[];
}

/**
 * Makes the WebSocket frame of a broadcast once, instead of once for each receiver. Socket.IO does so for text only; our
 * broadcasts are bytes. A third of the CPU of a broadcast to many (socket.io 4.8.4, 1,000 receivers).
 *
 * `_encode` is private: the dependency is pinned, a test reads the frames off the wire, and were it no longer called,
 * broadcasts would be slower and not wrong.
 */
export function preframeBroadcasts(io: SocketServer): void {
  const adapter = io.of('/').adapter as unknown as EncodingAdapter;
  const encode = adapter._encode.bind(adapter);
  adapter._encode = (packet, options) => {
    const encoded = encode(packet, options);
    const [only] = encoded;
    if (encoded.length === 1 && only instanceof Uint8Array) options.wsPreEncodedFrame = [binaryFrame(only)];
    return encoded;
  };
}

/** `ws` writes the head and the body of what it frames as two pieces, which takes as long as the system call itself. */
export function preframeSmall(packet: OutgoingPacket): void {
  const { data, options } = packet;
  if (!(data instanceof Uint8Array) || data.length > MAX_COPIED_BYTES || options?.wsPreEncodedFrame) return;
  packet.options = { ...options, wsPreEncodedFrame: [binaryFrame(data)] };
}

/** A whole, unmasked binary message of a server (RFC 6455, section 5.2), header and payload in one piece: one write. */
export function binaryFrame(payload: Uint8Array): Uint8Array {
  const { length } = payload;
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = 0x82;
  if (header === 2) frame[1] = length;
  else if (header === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.set(payload, header);
  return frame;
}
