import { isBoardId } from '@drawbridge/protocol';

const PARTS = ['shapes', 'export', 'updates', 'leases', 'tokens'] as const;

/** What a request is about, by its path. */
export type WantedApi =
  | { readonly kind: 'boards' }
  | { readonly kind: 'board' | (typeof PARTS)[number]; readonly boardId: string }
  | { readonly kind: 'token'; readonly boardId: string; readonly id: string };

export function apiOf(path: string): WantedApi | undefined {
  if (path === '/api/boards') return { kind: 'boards' };
  const [, boardId, part] = /^\/api\/boards\/([^/]+)(?:\/([a-z]+))?$/.exec(path) ?? [];
  const [, ofBoard, id] = /^\/api\/boards\/([^/]+)\/tokens\/([\w-]{1,32})$/.exec(path) ?? [];
  if (isBoardId(ofBoard) && id !== undefined) return { kind: 'token', boardId: ofBoard, id };
  if (!isBoardId(boardId)) return undefined;
  if (part === undefined) return { kind: 'board', boardId };
  const kind = PARTS.find((known) => known === part);
  return kind && { kind, boardId };
}
