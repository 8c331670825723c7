import type { Readable } from 'node:stream';
import type { ImageType } from '@drawbridge/protocol';
import type { ImageFault } from './checkImage.ts';

/** Files outlive the process here. Each is named by the SHA-256 of its bytes and never changes. */
export interface FileStore {
  /** How much of the file has arrived: all of it, or so many bytes. */
  progress(name: string): Promise<Progress>;
  /**
   * Adds bytes to a file of `length` bytes. Calls for one file do not mix. Rejects when the disk fails; nothing is lost then,
   * the same call can be made again.
   */
  append(name: string, part: FilePart): Promise<AppendOutcome>;
  /** The file, if it is whole. Its stream must be read or destroyed. */
  open(name: string): Promise<StoredFile | undefined>;
  /** Of all files, also of those that arrive. */
  readonly usedBytes: number;
  /** The names of those that are whole. */
  list(): Promise<readonly string[]>;
  /** Removes a file that is whole; whoever reads it reads on. Does nothing if there is none. */
  remove(name: string): Promise<void>;
  /** Gives up what has been arriving for too long. */
  dropStale(): Promise<void>;
}

export type Progress = { readonly kind: 'whole' } | { readonly kind: 'partial'; readonly bytes: number };

export interface FilePart {
  readonly offset: number;
  readonly length: number;
  readonly bytes: Uint8Array;
}

export type AppendOutcome =
  | Progress
  /** The part does not begin where the file ends so far. */
  | { readonly kind: 'elsewhere'; readonly bytes: number }
  /** It is whole and was thrown away: its bytes have another name, or are no image that is taken. */
  | { readonly kind: 'refused'; readonly why: 'name' | ImageFault };

export interface StoredFile {
  readonly type: ImageType;
  readonly size: number;
  stream(): Readable;
}

/** Where the files of a store are that are whole: in a folder, or elsewhere. */
export interface WholeFiles {
  sizeOf(name: string): Promise<number | undefined>;
  /** Puts a file in place that lies at `path` to its last byte. It is durable there when this resolves; `path` may be gone then. */
  take(name: string, path: string): Promise<void>;
  open(name: string): Promise<StoredFile | undefined>;
  list(): Promise<readonly ListedFile[]>;
  remove(name: string): Promise<void>;
}

export interface ListedFile {
  readonly name: string;
  readonly size: number;
}
