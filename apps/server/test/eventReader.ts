/** One of the events that a stream of a board sends. */
export interface StreamEvent {
  readonly id?: number;
  readonly name: string;
  readonly value: {
    readonly seq?: number;
    readonly update?: string;
    readonly code?: string;
    readonly covers?: number;
    readonly url?: string;
  };
}

/** Reads the events of a stream, as a program does. */
export interface EventReader {
  readonly response: Response;
  /** The next one; `undefined` at the end of the stream. Comments are left out. */
  next(): Promise<StreamEvent | undefined>;
  leave(): void;
}

export async function openEvents(url: string, headers: Record<string, string> = {}): Promise<EventReader> {
  const leaving = new AbortController();
  const response = await fetch(url, { headers, signal: leaving.signal });
  const blocks = blocksOf(response);
  return {
    response,
    async next() {
      for (;;) {
        const { value, done } = await blocks.next();
        if (done) return undefined;
        const event = parseEvent(value);
        if (event) return event;
      }
    },
    leave: () => leaving.abort(),
  };
}

/** What stands between empty lines. */
async function* blocksOf(response: Response): AsyncGenerator<string, undefined> {
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    yield* blocks;
  }
}

function parseEvent(block: string): StreamEvent | undefined {
  const fields = new Map(
    block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  );
  const [id, name, json] = [fields.get('id'), fields.get('event'), fields.get('data')];
  if (name === undefined || json === undefined) return undefined;
  return { ...(id !== undefined && { id: Number(id) }), name, value: JSON.parse(json) };
}
