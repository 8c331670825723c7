import { isBoardId } from '@drawbridge/protocol';

const boardPath = /^\/b\/([^/]+)\/?$/;

/** The board id in a path such as `/b/AbC123`, or undefined when the path names no board. */
export function parseBoardPath(pathname: string): string | undefined {
  const id = boardPath.exec(pathname)?.[1];
  return isBoardId(id) ? id : undefined;
}
