import { encodePush } from '@drawbridge/protocol';
import * as Y from 'yjs';
import { drawShape } from './drawShape.ts';
import { type LineKind, openLine } from './line.ts';
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
  /** Drawn, and not pushed yet. */
  #ahead: Uint8Array[] = [];
  #inDoc = 0;
  readonly #doc = new Y.Doc();
  #update: Uint8Array = new Uint8Array(0);

  constructor(url: string, name: string, kind?: LineKind) {
    this.client = new RawClient(openLine(url, kind));
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
  draw(strokes: readonly Uint8Array[], kept?: number): Promise<number> {
    return this.#push(this.#drawInDoc(strokes, kept));
  }

  /** Once: draws a shape for each of these, to be pushed one by one with `pushNext`. Then sending is all that is left to do. */
  drawAhead(strokes: readonly Uint8Array[], kept?: number): void {
    this.#ahead = strokes.map((stroke) => this.#drawInDoc([stroke], kept)).reverse();
  }

  /** Rejects when it is refused, or nothing was drawn ahead any more. */
  pushNext(): Promise<number> {
    const update = this.#ahead.pop();
    return update ? this.#push(update) : Promise.reject(new Error('All that was drawn ahead is pushed.'));
  }

  #drawInDoc(strokes: readonly Uint8Array[], kept = Number.POSITIVE_INFINITY): Uint8Array {
    this.#doc.transact(() => {
      for (const [index, points] of strokes.entries()) {
        const id = shapeId(this.name, this.#inDoc % kept, index);
        drawShape(this.#doc, { id, x: this.#inDoc, points });
      }
    });
    this.#inDoc += 1;
    return this.#update;
  }

  async #push(bytes: Uint8Array): Promise<number> {
    this.drawn += 1;
    const sentMs = performance.now();
    const reply = await this.client.ask('update:push', encodePush({ n: this.drawn, bytes }));
    this.latenciesMs.push(performance.now() - sentMs);
    this.acknowledged += 1;
    return Number(reply.seq);
  }
}

/** What the shape is called that somebody drew as number `index` of their push number `push`, from 0. */
export function shapeId(name: string, push: number, index = 0): string {
  return `${name}.${push}.${index}`;
}
