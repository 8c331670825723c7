import { isBoardId } from '@drawbridge/protocol';

const PARTS = ['shapes', 'export', 'updates', 'leases', 'tokens', 'webhooks'] as const;

/** What a request is about, by its path. */
export type WantedApi =
  | { readonly kind: 'boards' }
  | { readonly kind: 'board' | (typeof PARTS)[number]; readonly boardId: string }
  | { readonly kind: 'token' | 'webhook'; readonly boardId: string; readonly id: string };

export function apiOf(path: string): WantedApi | undefined {
  if (path === '/api/boards') return { kind: 'boards' };
  const [, boardId, part] = /^\/api\/boards\/([^/]+)(?:\/([a-z]+))?$/.exec(path) ?? [];
  const [, ofBoard, list, id] = /^\/api\/boards\/([^/]+)\/(tokens|webhooks)\/([\w-]{1,32})$/.exec(path) ?? [];
  if (isBoardId(ofBoard) && id !== undefined)
    return { kind: list === 'tokens' ? 'token' : 'webhook', boardId: ofBoard, id };
  if (!isBoardId(boardId)) return undefined;
  if (part === undefined) return { kind: 'board', boardId };
  const kind = PARTS.find((known) => known === part);
  return kind && { kind, boardId };
}
