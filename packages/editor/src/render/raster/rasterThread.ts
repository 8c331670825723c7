import type { TileImage } from '../sheet.ts';
import type { RasterOrder, RasterReply } from './messages.ts';

/** Something that draws pictures of the board beside the main thread, or in its pauses. */
export interface RasterThread {
  /** Buffers in `transfer` belong to the thread afterwards. */
  post(order: RasterOrder, transfer?: Transferable[]): void;
  /** Nothing is heard from it afterwards. */
  stop(): void;
}

export interface RasterListener {
  onReply(reply: RasterReply<TileImage>): void;
  /** It will answer nothing any more: it could not be started, or failed. */
  onDeath(): void;
}
