/** Board ids are URL-safe words; anything else is not an address of ours. */
const boardPath = /^\/b\/([A-Za-z0-9_-]{1,64})\/?$/;

/** The board id in a path such as `/b/AbC123`, or undefined when the path names no board. */
export function parseBoardPath(pathname: string): string | undefined {
  return boardPath.exec(pathname)?.[1];
}
