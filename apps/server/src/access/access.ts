import type { OpenRole, Role, TokenAnswer, TokenRequest } from '@drawbridge/protocol';
import type { Log } from '../log.ts';
import { grantFor, type Visitor } from '../signIn/identity.ts';
import type { Storage } from '../storage/index.ts';
import type { AccessRecord } from './accessRecord.ts';
import { createAccessRecords, type OnAccessChange } from './accessRecords.ts';
import { type ApiToken, findApiToken, isApiToken } from './apiTokens.ts';
import { isSameSecret } from './keys.ts';
import {
  addLink,
  countUse,
  type Denial,
  deny,
  endOf,
  findByKey,
  isUsedUp,
  whyGone,
  whyLocked,
} from './links.ts';
import type { Pass } from './pass.ts';
import { roleOf } from './roleOf.ts';
import { createSharingDesk, type SharingDesk } from './sharing.ts';
import { createTokenDesk, type TokenDesk } from './tokenDesk.ts';
import { createTokens } from './tokens.ts';
import { type Way, wayOf } from './way.ts';

/** Who may do what on which board. Rejects with `StorageError` when that cannot be known: then nobody gets in. */
export interface Access {
  /** What somebody may do who brings this token, or none. */
  admit(boardId: string, token: string | undefined): Promise<Pass | Denial>;
  /** The same pass as it is by now; `undefined` when it is over. What happened since it was given counts at once. */
  renew(boardId: string, pass: Pass): Pass | undefined;
  /** What somebody may do over HTTP. */
  roleFor(boardId: string, token: string | undefined): Promise<Role | Denial>;
  /** The key of a link for a token. Somebody new counts as a use of the link. */
  exchange(boardId: string, request: TokenRequest, visitor: Visitor): Promise<TokenAnswer | Denial>;
  /** Makes the caller the owner of a board that has nothing on it. */
  claim(
    boardId: string,
    createKey: string | undefined,
    visitor: Visitor,
  ): Promise<{ readonly key: string } | Denial>;
  /** Whether this is the key of the operator’s programs. */
  isApiKey(key: string | undefined): boolean;
  /** Nobody may do anything with the board from now on, for good. Answers since when. */
  remove(boardId: string, by: 'owner' | 'operator'): Promise<{ readonly deletedMs: number } | Denial>;
  isRemoved(boardId: string): Promise<boolean>;
  /** Nobody may write on the board from now on, or everybody may what they could before. */
  setLocked(boardId: string, isLocked: boolean): Promise<object | Denial>;
  /** What owners do. */
  readonly sharing: SharingDesk;
  /** The same, with the tokens of programs. */
  readonly tokens: TokenDesk;
  /** It may have been changed by another server: looks, and tells. */
  refresh(boardId: string): Promise<void>;
  onChange(listener: OnAccessChange): () => void;
}

export interface AccessDeps {
  readonly storage: Pick<Storage, 'secret' | 'openBoard' | 'readRecord' | 'writeRecord'>;
  readonly config: AccessConfig;
  readonly log: Log;
  readonly nowMs?: () => number;
  /** Since when what was given to somebody before counts for nothing (epoch ms). */
  readonly endedMs?: (userId: string) => number;
  /** Whether other servers change access, too. */
  readonly isShared?: boolean;
}

export interface AccessConfig {
  /** `open`: whoever has a board's address may draw on it. `links`: nobody, except by a link. */
  readonly access: 'open' | 'links';
  /** What one must know to make a board where access is by links; empty when nothing. */
  readonly createKey: string;
  /** Of programs of the operator: makes boards, and reads all of them; empty when there is none. */
  readonly apiKey: string;
  readonly tokenSeconds: number;
  /** `off`: nobody enters a board who has not signed in. */
  readonly guests: 'on' | 'off';
  /** `on`: nobody may do more than look, owners included. */
  readonly readOnly: 'on' | 'off';
}

/** A key that was taken back on another server opens nothing after a second, whether this one was told or not. */
const SHARED_MAX_AGE_MS = 500;

const NO_GOOD = 'This token is not good for this board, or not any more.';

/** Of a token's life that is over when the next one is to be brought: there is time to try again. */
const REFRESH_SHARE = 0.6;
/** Towards the end of what somebody has signed in for, tokens get shorter and shorter. */
const MIN_REFRESH_MS = 1_000;

export function createAccess(deps: AccessDeps): Access {
  const { storage, config, log, nowMs = Date.now, endedMs = () => 0, isShared } = deps;
  const openRole: OpenRole = config.access === 'open' ? 'edit' : 'none';
  const records = createAccessRecords({
    storage,
    byDefault: { openRole, links: [] },
    maxAgeMs: isShared ? SHARED_MAX_AGE_MS : Number.POSITIVE_INFINITY,
    nowMs,
  });
  const tokens = createTokens({ secret: storage.secret, lifeMs: config.tokenSeconds * 1_000, nowMs });

  const judge = (record: AccessRecord, way: Way): Role | Denial => {
    if (config.guests === 'off' && !way.user && !way.apiToken && !way.isOperator)
      return deny('sign_in', 'The boards of this server are for people who have signed in.');
    const role = roleOf(record, way, nowMs());
    return typeof role === 'string' && config.readOnly === 'on' ? 'view' : role;
  };

  /** Whoever runs the server ended their sign-in after this was given to them. */
  const isEnded = ({ user, sinceMs = 0 }: Way): boolean => user !== undefined && sinceMs < endedMs(user.id);

  /** For as long as nobody decides otherwise. */
  const passOf = (record: AccessRecord, way: Way): Pass | Denial => {
    const role = judge(record, way);
    return typeof role === 'string' ? { role, ...way, endsMs: Number.POSITIVE_INFINITY } : role;
  };

  /** Where nobody may change anything, programs read. */
  const asOfNow = (record: AccessRecord, token: ApiToken): ApiToken =>
    config.readOnly === 'on' || whyLocked(record) ? { ...token, scopes: ['read'] } : token;

  const admit = async (boardId: string, token: string | undefined): Promise<Pass | Denial> => {
    const record = await records.open(boardId);
    const gone = whyGone(record);
    if (gone) return gone;
    if (token === undefined) return passOf(record, {});
    if (isApiKey(token)) return passOf(record, { isOperator: true });
    if (isApiToken(token)) {
      const apiToken = findApiToken(record, token);
      return apiToken ? passOf(record, { apiToken: asOfNow(record, apiToken) }) : deny('no_access', NO_GOOD);
    }
    const claims = await tokens.verify(token, boardId);
    if (!claims) return deny('no_access', NO_GOOD);
    if (isEnded(claims)) return deny('sign_in', 'Your sign-in was ended. Sign in again.');
    const role = judge(record, claims);
    if (typeof role !== 'string') return role;
    const leftMs = Math.max(0, claims.expiresMs - nowMs());
    return {
      role,
      ...wayOf(claims),
      endsMs: Math.min(claims.expiresMs + tokens.graceMs, endOf(record, claims.link)),
      refreshMs: Math.round(Math.max(MIN_REFRESH_MS, leftMs * REFRESH_SHARE)),
    };
  };

  const exchange: Access['exchange'] = async (boardId, { key, ticket }, visitor) => {
    const record = await records.open(boardId);
    const gone = whyGone(record);
    if (gone) return gone;
    const found = key === undefined ? undefined : findByKey(record, key);
    if (key !== undefined && !found) return deny('no_access', 'This link does not open this board.');
    const { user, endsMs, sinceMs = nowMs() } = visitor;
    const grant = grantFor(visitor, boardId);
    const bare = wayOf({ link: found?.id, user });
    const role = judge(record, wayOf({ ...bare, grant }));
    if (typeof role !== 'string') return role;
    // Whoever may do more without it has not come by the link.
    const link = found && judge(record, bare) === role ? found : undefined;
    const way = wayOf({ link: link?.id, user, sinceMs, grant });
    const token = await tokens.sign({ board: boardId, ...way, role }, endsMs);
    const lifeMs = Math.max(0, Math.min(tokens.lifeMs, endsMs - nowMs()));
    const answer = { token, role, lifeMs, ...(user && { user: { name: user.name } }) };
    if (!link) return answer;
    const wasHere =
      ticket !== undefined && (await tokens.isTicket(ticket, { board: boardId, link: link.id }));
    const denial = wasHere ? undefined : await noteUse(boardId, link.id);
    if (denial) return denial;
    const own = { board: boardId, link: link.id };
    const fresh = wasHere && ticket !== undefined ? ticket : await tokens.signTicket(own);
    return { ...answer, link: link.id, ticket: fresh };
  };

  const noteUse = async (boardId: string, linkId: string): Promise<Denial | undefined> => {
    const used = await records.update(boardId, (record) => {
      const link = record.links.find(({ id }) => id === linkId);
      if (link && isUsedUp(link))
        return deny('used_up', 'As many people as this link was made for have used it.');
      return { record: countUse(record, linkId) };
    });
    return 'error' in used ? used : undefined;
  };

  const mayCreate = (createKey: string | undefined): boolean =>
    config.access === 'open' || config.createKey === '' || isOperator(createKey);

  const isApiKey: Access['isApiKey'] = (key) =>
    key !== undefined && config.apiKey !== '' && isSameSecret(key, config.apiKey);

  const isOperator = (createKey: string | undefined): boolean =>
    createKey !== undefined &&
    (isApiKey(createKey) || (config.createKey !== '' && isSameSecret(createKey, config.createKey)));

  const claim: Access['claim'] = async (boardId, createKey, { user }) => {
    if (config.readOnly === 'on') return deny('read_only', 'No boards are made on this server for now.');
    if (config.guests === 'off' && !user && !isOperator(createKey))
      return deny('sign_in', 'Sign in to make a board.');
    const record = await records.open(boardId);
    const closed = whyGone(record) ?? whyLocked(record);
    if (closed) return closed;
    if (!mayCreate(createKey)) return deny('create_key', 'Making boards on this server takes its key.');
    const { head } = await storage.openBoard(boardId);
    // Whoever knows the operator's key may take over a board that was there before access was by links.
    if (head > 0 && !isOperator(createKey))
      return deny('claimed', 'There is something on this board already.');
    const made = await records.update(boardId, (record, isUndecided) =>
      isUndecided
        ? addLink(record, { role: 'own', name: 'Who made this board' }, nowMs())
        : deny('claimed', 'This board has an owner already.'),
    );
    if ('error' in made) return made;
    log.info({ boardId, link: made.link.id }, 'board claimed');
    return { key: made.key };
  };

  const remove: Access['remove'] = async (boardId, by) => {
    const deletedMs = nowMs();
    const byWhom = by === 'operator' ? { deletedBy: by } : {};
    const record: AccessRecord = { openRole: 'none', links: [], deletedMs, ...byWhom };
    const removed = await records.update(boardId, () => ({ record }));
    if ('error' in removed) return removed;
    log.info({ boardId, by }, 'board deleted');
    return { deletedMs };
  };

  const setLocked: Access['setLocked'] = async (boardId, isLocked) => {
    const changed = await records.update(boardId, ({ lockedMs = nowMs(), ...rest }, isUndecided) => ({
      record: { ...rest, ...(isUndecided && { undecided: true }), ...(isLocked && { lockedMs }) },
    }));
    return 'error' in changed ? changed : {};
  };

  return {
    admit,
    renew(boardId, pass) {
      if (nowMs() >= pass.endsMs || isEnded(pass)) return undefined;
      const record = records.current(boardId);
      // Not at hand: nobody has changed it since the pass was given.
      const role = record ? judge(record, pass) : pass.role;
      if (typeof role !== 'string') return undefined;
      return {
        ...pass,
        role,
        endsMs: Math.min(pass.endsMs, record ? endOf(record, pass.link) : pass.endsMs),
      };
    },
    async roleFor(boardId, token) {
      const pass = await admit(boardId, token);
      return 'error' in pass ? pass : pass.role;
    },
    exchange,
    claim,
    isApiKey,
    remove,
    isRemoved: async (boardId) => whyGone(await records.open(boardId)) !== undefined,
    setLocked,
    sharing: createSharingDesk({ records, log, nowMs }),
    tokens: createTokenDesk({ records, log, nowMs }),
    refresh: records.refresh,
    onChange: records.onChange,
  };
}
