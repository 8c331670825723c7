import { encodePush } from '@drawbridge/protocol';
import * as Y from 'yjs';
import { drawShape } from './drawShape.ts';
import { RawClient } from './rawClient.ts';

/** Somebody who draws shapes of their own, looks at nothing, and knows how long each took to be stored. */
export class Author {
  readonly client: RawClient;
  readonly name: string;
  /** Of each push, from when it was sent until it was acknowledged. */
  latenciesMs: number[] = [];
  /** Pushes that were acknowledged; they are in the order in which they were drawn. */
  acknowledged = 0;
  drawn = 0;
  readonly #doc = new Y.Doc();
  #update: Uint8Array = new Uint8Array(0);

  constructor(url: string, name: string) {
    this.client = new RawClient(url);
    this.name = name;
    this.#doc.on('update', (update: Uint8Array) => {
      this.#update = update;
    });
  }

  async join(boardId: string): Promise<void> {
    const { lease } = await this.client.join(boardId);
    this.#doc.clientID = lease.clientId;
  }

  /**
   * Pushes one update with these shapes. With `kept` it draws over what it drew so many pushes ago, so that the board does
   * not grow. Resolves with its seq, or rejects when it is refused.
   */
  async draw(strokes: readonly Uint8Array[], kept = Number.POSITIVE_INFINITY): Promise<number> {
    this.#doc.transact(() => {
      for (const [index, points] of strokes.entries()) {
        const id = shapeId(this.name, this.drawn % kept, index);
        drawShape(this.#doc, { id, x: this.drawn, points });
      }
    });
    this.drawn += 1;
    const sentMs = performance.now();
    const reply = await this.client.ask('update:push', encodePush({ n: this.drawn, bytes: this.#update }));
    this.latenciesMs.push(performance.now() - sentMs);
    this.acknowledged += 1;
    return Number(reply.seq);
  }
}

/** What the shape is called that somebody drew as number `index` of their push number `push`, from 0. */
export function shapeId(name: string, push: number, index = 0): string {
  return `${name}.${push}.${index}`;
}
