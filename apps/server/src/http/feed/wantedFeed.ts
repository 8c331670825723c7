import { isBoardId } from '@drawbridge/protocol';

/** What a request is about, by its path. */
export interface WantedFeed {
  readonly boardId: string;
  /** `log` answers a page of the log, `events` goes on for as long as somebody reads. */
  readonly kind: 'log' | 'events';
}

export function feedOf(path: string): WantedFeed | undefined {
  const [, boardId, kind] = /^\/api\/boards\/([^/]+)\/(log|events)$/.exec(path) ?? [];
  return isBoardId(boardId) && (kind === 'log' || kind === 'events') ? { boardId, kind } : undefined;
}
