import {
  type ClientEventName,
  compactParser,
  createSessionId,
  type Joined,
  PROTOCOL_VERSION,
} from '@drawbridge/protocol';
import type { Line } from './line.ts';

/** How the compact codec begins the acknowledgement of what was stored. */
const STORED_ACK = 0x7f;

/** Socket.IO's number of an event, and Engine.IO's of a message. */
const EVENT = 2;
const MESSAGE = '4';

type Reply = Readonly<Record<string, unknown>>;

interface Asked {
  readonly event: ClientEventName;
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A client that speaks the wire by itself and keeps nothing of what it hears, so that thousands fit one process. It answers
 * pings and counts what it is sent.
 */
export class RawClient {
  readonly line: Line;
  readonly closed: Promise<unknown>;
  readonly sessionId = createSessionId();
  /** Messages that came, acknowledgements aside. */
  received = 0;
  readonly #encoder = new compactParser.Encoder();
  readonly #decoder = new compactParser.Decoder();
  readonly #waiting = new Map<number, Asked>();
  readonly #greeting = Promise.withResolvers<void>();
  #lastId = 0;
  #failure: Error | undefined;

  constructor(line: Line) {
    this.line = line;
    this.closed = new Promise<void>((resolve) => line.on('close', resolve));
    line.on('close', () => this.#fail());
    this.#greeting.promise.catch(() => {});
    line.on('message', (bytes, isBinary) => {
      if (isBinary) this.#hearBytes(bytes);
      else this.#hearText(bytes.toString());
    });
    this.#decoder.on('decoded', ({ id = 0, data }) => this.#settle(id, data[0]));
  }

  /** Connects and joins a board. Rejects when it is refused. */
  async join(boardId: string): Promise<Joined> {
    await this.#greeting.promise;
    const reply = await this.ask('board:join', {
      proto: PROTOCOL_VERSION,
      boardId,
      sessionId: this.sessionId,
      profile: { name: 'Bench', color: '#336699' },
      leases: [],
      claims: [],
      lastSeq: 0,
      ackedN: 0,
    });
    // What the server answers is the server's tests' business; here it is believed.
    return reply as unknown as Joined;
  }

  /** Rejects when it is refused, or the connection ends before the answer. */
  ask(event: ClientEventName, payload: object): Promise<Reply> {
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#lastId += 1;
      this.#waiting.set(this.#lastId, { event, resolve, reject });
      this.#write({ data: [event, payload], id: this.#lastId });
    });
  }

  /** Says what is not answered. */
  tell(event: ClientEventName, payload: object): void {
    this.#write({ data: [event, payload] });
  }

  #write(packet: { readonly data: [ClientEventName, object]; readonly id?: number }): void {
    for (const part of this.#encoder.encode({ type: EVENT, nsp: '/', ...packet })) {
      this.line.send(typeof part === 'string' ? MESSAGE + part : part);
    }
  }

  /** One end for all that wait: each waiting for it by itself would be kept until then. */
  #fail(): void {
    this.#failure = new Error('The connection was closed.');
    this.#greeting.reject(this.#failure);
    for (const { reject } of this.#waiting.values()) reject(this.#failure);
    this.#waiting.clear();
  }

  #hearBytes(bytes: Buffer): void {
    if (bytes[0] === STORED_ACK) this.#decoder.add(bytes);
    else this.received += 1;
  }

  #hearText(text: string): void {
    if (text === '2') this.line.send('3');
    else if (text.startsWith('0')) this.line.send('40');
    else if (text.startsWith('40')) this.#greeting.resolve();
    else if (text.startsWith('43')) this.#decoder.add(text.slice(1));
    else this.received += 1;
  }

  #settle(id: number, reply: Reply): void {
    const asked = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (reply.ok === true) asked?.resolve(reply);
    else asked?.reject(new Error(`${asked.event} was refused: ${JSON.stringify(reply)}`));
  }
}
