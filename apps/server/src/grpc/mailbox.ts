/** What was put in and not taken yet may weigh this much; more is for the log to keep. */
const FULL_BYTES = 256 * 1024;

/** Messages from who writes them as they come to who reads them in its own time. */
export interface Mailbox<Message> {
  /** It takes no more until it was emptied. */
  readonly isFull: boolean;
  readonly isOver: boolean;
  put(message: Message, bytes: number): void;
  /** Resolves when everything was taken, or nothing is taken any more. */
  drained(): Promise<void>;
  /** Resolves when it is closed. */
  readonly ended: Promise<void>;
  /** Nothing more comes; with an error, reading ends with it. */
  close(error?: unknown): void;
  /** Everything, in order, until it is closed. For one reader. */
  read(): AsyncGenerator<Message>;
}

export function createMailbox<Message>(): Mailbox<Message> {
  let messages: Message[] = [];
  let bytes = 0;
  let end: { readonly error?: unknown } | undefined;
  const ended = Promise.withResolvers<void>();
  let wakeReader = (): void => {};
  let wakeWriters: (() => void)[] = [];

  const letWritersGo = (): void => {
    for (const wake of wakeWriters.splice(0)) wake();
  };

  return {
    get isFull() {
      return bytes >= FULL_BYTES;
    },
    get isOver() {
      return end !== undefined;
    },
    put(message, weight) {
      if (end) return;
      messages.push(message);
      bytes += weight;
      wakeReader();
    },
    drained() {
      if (end || messages.length === 0) return Promise.resolve();
      return new Promise((resolve) => {
        wakeWriters = [...wakeWriters, resolve];
      });
    },
    ended: ended.promise,
    close(error) {
      end ??= error === undefined ? {} : { error };
      ended.resolve();
      wakeReader();
      letWritersGo();
    },
    async *read() {
      for (;;) {
        const taken = messages;
        messages = [];
        bytes = 0;
        letWritersGo();
        yield* taken;
        if (messages.length > 0) continue;
        if (end && 'error' in end) throw end.error;
        if (end) return;
        await new Promise<void>((resolve) => {
          wakeReader = resolve;
        });
      }
    },
  };
}
