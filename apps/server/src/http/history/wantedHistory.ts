import { isBoardId } from '@drawbridge/protocol';

/** What a request is about, by its path. */
export type WantedHistory = { readonly boardId: string } & (
  | { readonly kind: 'list' }
  | { readonly kind: 'board'; readonly seq: number }
  | { readonly kind: 'entries' | 'writes' }
  | { readonly kind: 'versions' }
  | { readonly kind: 'version'; readonly id: number }
);

const PATH =
  /^\/api\/boards\/([^/]+)\/history(?:\/(versions)(?:\/(\d{1,15}))?|\/(\d{1,15})|\/(entries|writes))?$/;

export function historyOf(path: string): WantedHistory | undefined {
  const [, boardId, versions, id, seq, log] = PATH.exec(path) ?? [];
  if (!isBoardId(boardId)) return undefined;
  if (seq !== undefined) return { boardId, kind: 'board', seq: Number(seq) };
  if (id !== undefined) return { boardId, kind: 'version', id: Number(id) };
  if (log === 'entries' || log === 'writes') return { boardId, kind: log };
  return versions === undefined ? { boardId, kind: 'list' } : { boardId, kind: 'versions' };
}
