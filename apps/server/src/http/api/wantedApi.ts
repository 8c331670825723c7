import { isBoardId } from '@drawbridge/protocol';

/** What there is for programs, as docs/openapi.json has it. */
export const API_PATHS = {
  boards: '/api/boards',
  board: '/api/boards/{board}',
  shapes: '/api/boards/{board}/shapes',
  export: '/api/boards/{board}/export',
  updates: '/api/boards/{board}/updates',
  leases: '/api/boards/{board}/leases',
  tokens: '/api/boards/{board}/tokens',
  token: '/api/boards/{board}/tokens/{id}',
  webhooks: '/api/boards/{board}/webhooks',
  webhook: '/api/boards/{board}/webhooks/{id}',
} as const;
export type ApiKind = keyof typeof API_PATHS;

/** What a request is about, by its path. */
export interface WantedApi {
  readonly kind: ApiKind;
  /** Empty where it is about no board in particular. */
  readonly boardId: string;
  /** Of what is asked for on the board; empty where it is the board itself, or a list. */
  readonly id: string;
}

export function apiOf(path: string): WantedApi | undefined {
  for (const [kind, pattern] of PATTERNS) {
    const found = pattern.exec(path);
    if (!found) continue;
    const { board = '', id = '' } = found.groups ?? {};
    return kind === 'boards' || isBoardId(board) ? { kind, boardId: board, id } : undefined;
  }
  return undefined;
}

// Object.entries forgets what the keys are.
const PATTERNS = (Object.entries(API_PATHS) as [ApiKind, string][]).map(
  ([kind, path]) => [kind, patternOf(path)] as const,
);

function patternOf(path: string): RegExp {
  return new RegExp(
    `^${path.replace('{board}', '(?<board>[^/]+)').replace('{id}', '(?<id>[A-Za-z0-9_-]{1,32})')}$`,
  );
}
