import { EventEmitter } from 'node:events';
import { connect, type Socket } from 'node:net';
import { WebSocket } from 'ws';

/** Engine.IO's packets from and to a server, however they travel: what of a WebSocket clients need that speak the wire themselves. */
export interface Line {
  readonly isOpen: boolean;
  send(packet: string | Uint8Array): void;
  close(): void;
  on(event: 'message', listener: (bytes: Buffer, isBinary: boolean) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}

export type LineKind = 'websocket' | 'polling';

/** Opens a line. When it cannot be opened, it closes. */
export function openLine(url: string, kind: LineKind = 'websocket'): Line {
  return kind === 'polling' ? new PollingLine(url) : new WebSocketLine(url);
}

const PATH = '/socket.io/?EIO=4&transport=';

export class WebSocketLine extends WebSocket implements Line {
  constructor(url: string) {
    super(`${url.replace('http', 'ws')}${PATH}websocket`, { perMessageDeflate: false });
    // It closes then, which is heard.
    this.on('error', () => {});
  }

  get isOpen(): boolean {
    return this.readyState === this.OPEN;
  }
}

/** What stands between the packets of one body. */
const SEPARATOR = '\u001e';

/**
 * Long-polling over two connections that stay open. It speaks HTTP itself, as far as this server does: Node's own client takes
 * more of the processor for a request than the server that answers it.
 */
class PollingLine extends EventEmitter implements Line {
  isOpen = true;
  readonly #asking: Exchange;
  readonly #telling: Exchange;
  #path = `${PATH}polling`;
  #queue: string[] = [];
  #isTelling = false;

  constructor(url: string) {
    super();
    this.#asking = new Exchange(url);
    this.#telling = new Exchange(url);
    this.#listen().catch(() => this.close());
  }

  send(packet: string | Uint8Array): void {
    this.#queue.push(
      typeof packet === 'string'
        ? packet
        : `b${Buffer.from(packet.buffer, packet.byteOffset, packet.length).toString('base64')}`,
    );
    if (!this.#isTelling) this.#tell().catch(() => this.close());
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.#asking.end();
    this.#telling.end();
    this.emit('close');
  }

  async #listen(): Promise<void> {
    while (this.isOpen) {
      for (const packet of (await this.#asking.request('GET', this.#path)).split(SEPARATOR))
        this.#hear(packet);
    }
  }

  #hear(packet: string): void {
    const [, sid] = /^0.*"sid":"([^"]+)"/.exec(packet) ?? [];
    if (sid !== undefined) this.#path += `&sid=${sid}`;
    const isBinary = packet.startsWith('b');
    this.emit('message', isBinary ? Buffer.from(packet.slice(1), 'base64') : Buffer.from(packet), isBinary);
  }

  async #tell(): Promise<void> {
    this.#isTelling = true;
    while (this.#queue.length > 0 && this.isOpen) {
      await this.#telling.request('POST', this.#path, this.#queue.splice(0).join(SEPARATOR));
    }
    this.#isTelling = false;
  }
}

/** Requests over one connection, one at a time, of plain text and answered with a length. */
class Exchange {
  readonly #socket: Socket;
  readonly #host: string;
  #received = '';
  #waiting: PromiseWithResolvers<string> | undefined;

  constructor(url: string) {
    const { hostname, host, port } = new URL(url);
    this.#host = host;
    this.#socket = connect(Number(port), hostname);
    this.#socket.setEncoding('latin1').setNoDelay(true);
    this.#socket.on('data', (text: string) => this.#take(text));
    // It closes then, and whoever waits is told.
    this.#socket.on('error', () => {});
    this.#socket.on('close', () => this.#waiting?.reject(new Error('The connection was closed.')));
  }

  /** Answers the body. Rejects when it is not 200, or the connection ends. */
  request(method: 'GET' | 'POST', path: string, body = ''): Promise<string> {
    this.#waiting = Promise.withResolvers();
    const length = method === 'POST' ? `Content-Length: ${Buffer.byteLength(body)}\r\n` : '';
    this.#socket.write(`${method} ${path} HTTP/1.1\r\nHost: ${this.#host}\r\n${length}\r\n${body}`);
    return this.#waiting.promise;
  }

  end(): void {
    this.#socket.destroy();
  }

  #take(text: string): void {
    this.#received += text;
    const headEnd = this.#received.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const head = this.#received.slice(0, headEnd);
    const end = headEnd + 4 + Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (this.#received.length < end) return;
    const body = this.#received.slice(headEnd + 4, end);
    this.#received = this.#received.slice(end);
    if (head.startsWith('HTTP/1.1 200')) this.#waiting?.resolve(body);
    else this.#waiting?.reject(new Error(head));
  }
}
