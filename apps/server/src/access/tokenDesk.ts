import type { Log } from '../log.ts';
import type { AccessRecords } from './accessRecords.ts';
import {
  type ApiToken,
  addApiToken,
  describeApiToken,
  type NewApiToken,
  revokeApiToken,
} from './apiTokens.ts';
import type { Denial } from './links.ts';

/** The tokens by which programs come to a board, for its owners. Each change is durable when it resolves, and counts at once. */
export interface TokenDesk {
  list(boardId: string): Promise<readonly ApiToken[]>;
  /** The secret is told this once. */
  add(boardId: string, wanted: NewApiToken): Promise<(ApiToken & { readonly secret: string }) | Denial>;
  revoke(boardId: string, id: string): Promise<Denial | undefined>;
}

export function createTokenDesk(deps: {
  readonly records: AccessRecords;
  readonly log: Log;
  readonly nowMs: () => number;
}): TokenDesk {
  const { records, log, nowMs } = deps;
  return {
    list: async (boardId) => ((await records.open(boardId)).apiTokens ?? []).map(describeApiToken),
    async add(boardId, wanted) {
      const made = await records.update(boardId, (record) => addApiToken(record, wanted, nowMs()));
      if ('error' in made) return made;
      log.info({ boardId, did: 'added', apiToken: made.token.id }, 'access changed');
      return { ...describeApiToken(made.token), secret: made.secret };
    },
    async revoke(boardId, id) {
      const changed = await records.update(boardId, (record) => revokeApiToken(record, id));
      if ('error' in changed) return changed;
      log.info({ boardId, did: 'revoked', apiToken: id }, 'access changed');
      return undefined;
    },
  };
}
