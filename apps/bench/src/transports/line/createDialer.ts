import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';

/** What travelled, as a client sees it: by TCP with TLS if there is some, without the headers of TCP and IP. */
export interface Bytes {
  readonly in: number;
  readonly out: number;
}

/** Opens connections and counts what travels on them. */
export interface Dialer {
  dial(url: string): Duplex;
  /** For one client: its requests share connections as those of a browser do. */
  createAgent(url: string): HttpAgent;
  /** Since the beginning, on all connections, those that are closed included. */
  readonly bytes: Bytes;
  /** Adds what does not travel by TCP. */
  count(bytes: Bytes): void;
}

/** @param certificate in PEM, of a server that the system does not trust. */
export function createDialer(certificate?: string): Dialer {
  const open = new Set<Socket>();
  let gone: Bytes = { in: 0, out: 0 };

  const dial = (text: string): Duplex => {
    const url = new URL(text);
    const isTls = url.protocol === 'https:';
    const socket = connect({ host: url.hostname, port: Number(url.port || (isTls ? 443 : 80)) });
    socket.setNoDelay(true);
    open.add(socket);
    socket.once('close', () => {
      open.delete(socket);
      gone = add(gone, bytesOf(socket));
    });
    if (!isTls) return socket;
    // A socket of its own below TLS: that counts what TLS adds, too. What goes wrong down there, TLS tells.
    socket.on('error', () => {});
    return connectTls({ socket, host: url.hostname, ca: certificate });
  };

  return {
    dial,
    createAgent(url) {
      const agent = url.startsWith('https:')
        ? new HttpsAgent({ keepAlive: true })
        : new HttpAgent({ keepAlive: true });
      agent.createConnection = () => dial(url);
      return agent;
    },
    get bytes() {
      return [...open].map(bytesOf).reduce(add, gone);
    },
    count(bytes) {
      gone = add(gone, bytes);
    },
  };
}

function bytesOf({ bytesRead, bytesWritten }: Socket): Bytes {
  return { in: bytesRead, out: bytesWritten };
}

function add(one: Bytes, other: Bytes): Bytes {
  return { in: one.in + other.in, out: one.out + other.out };
}
