import { isBoardId } from '@drawbridge/protocol';
import { appSettings } from './appSettings.ts';

const boardPath = /^\/b\/([^/]+)\/?$/;

/** The board id in a path such as `/b/AbC123`, or undefined when the path names no board. */
export function parseBoardPath(pathname: string, { basePath } = appSettings): string | undefined {
  if (!pathname.startsWith(basePath)) return undefined;
  const id = boardPath.exec(pathname.slice(basePath.length))?.[1];
  return isBoardId(id) ? id : undefined;
}

/** Where the server is, such as `https://board.example.org` or `https://example.org/board`. */
export function serverUrl(): string {
  return location.origin + appSettings.basePath;
}

/** A path of the server, such as `/boards`, as a link of its pages has it. */
export function atServer(path: string): string {
  return appSettings.basePath + path;
}

/** What something is called that this browser keeps: servers under different paths of one host do not share it. */
export function ownName(name: string): string {
  return name + appSettings.basePath;
}
