/**
 * Images and other files of a board travel over HTTP, beside the socket. A file is named by the SHA-256 of its bytes, so it
 * never changes, and the same one is stored once.
 *
 *   HEAD  <path>   200: it is there. 404: it is not; `Upload-Offset` says how much of it has arrived.
 *   PATCH <path>   Adds bytes at `Upload-Offset` to a file of `Upload-Length` bytes, at most FILE_CHUNK_BYTES of them.
 *                  204: taken, `Upload-Offset` says how much has arrived. 201: it is whole now. 409: go on at `Upload-Offset`.
 *                  422: its bytes do not have this name, or are no image, or one of too many px. 413: it is larger than this
 *                  server takes, or than there is room for on the board; 507: on the server. All of them say so in words.
 *   GET   <path>   The bytes, to be kept for good.
 *   GET   <limits> What this server takes, as JSON: `FileLimits`.
 */
export const UPLOAD_OFFSET = 'upload-offset';
export const UPLOAD_LENGTH = 'upload-length';

/** Small enough to arrive within a request's deadline on a bad train's Wi-Fi; a cut costs no more than this. */
export const FILE_CHUNK_BYTES = 256 * 1024;

/** SHA-256 in hexadecimal, lower case. */
const FILE_NAME = /^[0-9a-f]{64}$/;

export function isFileName(value: unknown): value is string {
  return typeof value === 'string' && FILE_NAME.test(value);
}

/** Where a file of a board lies on its server. */
export function filePath(boardId: string, name: string): string {
  return `/api/boards/${boardId}/files/${name}`;
}

/** How large an image may be on this server. */
export interface FileLimits {
  readonly maxBytes: number;
  readonly maxPixels: number;
}

export function fileLimitsPath(boardId: string): string {
  return `/api/boards/${boardId}/files`;
}

export function parseFileLimits(value: unknown): FileLimits | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { maxBytes, maxPixels } = value as Partial<Record<keyof FileLimits, unknown>>; // of any object
  return isCount(maxBytes) && isCount(maxPixels) ? { maxBytes, maxPixels } : undefined;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}
