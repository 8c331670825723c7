import type { Dialer } from './line/createDialer.ts';

/** Where something is read. */
export interface Place {
  /** Of the server or the relay, or of the proxy in front of it. */
  readonly url: string;
  /** Of the port that speaks gRPC. */
  readonly grpcUrl: string;
  readonly boardId: string;
  /** A folder with the packages that a transport needs beside ours, if it needs any. */
  readonly packages?: string | undefined;
}

/** What a reader tells of what comes to it. */
export interface Ears {
  /** The change with this seq is here. */
  entry(seq: number): void;
  /** Something came that is no change, such as where somebody points. */
  other(): void;
  failed(error: unknown): void;
}

/** One client that follows a board. */
export interface Reader {
  close(): void;
}

/**
 * Opens a client that follows a board as a page would. Resolves when it is told of every change from now on; rejects when it
 * is refused. Its bytes are counted where it dials.
 */
export type OpenReader = (place: Place, dialer: Dialer, ears: Ears) => Promise<Reader>;
