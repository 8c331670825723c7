import { randomBytes } from 'node:crypto';
import {
  type AccessError,
  type BoardLink,
  type ChangedLink,
  MAX_LINKS,
  type NewLink,
  type Sharing,
} from '@drawbridge/protocol';
import type { AccessRecord, StoredLink } from './accessRecord.ts';
import { createKey, hashOf } from './keys.ts';

/** What can be done to the access of a board: records in, records out. Time is epoch ms. */

/** Revoked links that are remembered, the newest, to say to who still has one why it does not work. */
const MAX_REVOKED = 100;
const LINK_ID_BYTES = 9;

/** Why a change was not made. */
export interface Denial {
  readonly error: AccessError;
  readonly message: string;
}

export function deny(error: AccessError, message: string): Denial {
  return { error, message };
}

export interface MadeLink {
  readonly record: AccessRecord;
  readonly link: StoredLink;
  readonly key: string;
}

export function findLink({ links }: AccessRecord, id: string): StoredLink | undefined {
  return links.find((link) => link.id === id);
}

export function findByKey({ links }: AccessRecord, key: string): StoredLink | undefined {
  const keyHash = hashOf(key);
  return links.find((link) => link.keyHash === keyHash);
}

/** Why a board lets nobody in, whatever they bring. */
export function whyGone({ deletedMs, deletedBy }: AccessRecord): Denial | undefined {
  if (deletedMs === undefined) return undefined;
  const who = deletedBy === 'operator' ? 'whoever runs this server' : 'its owner';
  return deny('deleted', `This board was deleted by ${who}, for everybody.`);
}

/** Why nobody may write on a board, its owners included. */
export function whyLocked({ lockedMs }: AccessRecord): Denial | undefined {
  return lockedMs === undefined
    ? undefined
    : deny('forbidden', 'This board was locked by whoever runs this server.');
}

/** Why a link lets nobody in, those included who came by it before. */
export function whyClosed(link: StoredLink, nowMs: number): Denial | undefined {
  if (link.revokedMs !== undefined) return deny('revoked', 'The owner of this board took this link back.');
  if (link.expiresMs !== undefined && link.expiresMs <= nowMs)
    return deny('expired', 'The time of this link is over.');
  return undefined;
}

/** Whether somebody new may come by a link. */
export function isUsedUp({ uses, maxUses }: StoredLink): boolean {
  return maxUses !== undefined && uses >= maxUses;
}

/** When a link stops to work; never, for most of them and for the plain address. */
export function endOf(record: AccessRecord, linkId: string | undefined): number {
  const link = linkId === undefined ? undefined : findLink(record, linkId);
  return link?.expiresMs ?? Number.POSITIVE_INFINITY;
}

export function addLink(record: AccessRecord, wanted: NewLink, nowMs: number): MadeLink | Denial {
  if (openLinks(record, nowMs).length >= MAX_LINKS)
    return deny('conflict', `A board has at most ${MAX_LINKS} links. Revoke one first.`);
  const key = createKey();
  const { expiresMs, maxUses, ...rest } = wanted;
  const link: StoredLink = {
    ...rest,
    id: randomBytes(LINK_ID_BYTES).toString('base64url'),
    keyHash: hashOf(key),
    createdMs: nowMs,
    uses: 0,
    ...(typeof expiresMs === 'number' && { expiresMs }),
    ...(typeof maxUses === 'number' && { maxUses }),
  };
  return { record: { ...record, links: [...record.links, link] }, link, key };
}

export function changeLink(
  record: AccessRecord,
  id: string,
  { change, nowMs }: { readonly change: ChangedLink; readonly nowMs: number },
): AccessRecord | Denial {
  const link = findOpen(record, id, nowMs);
  if ('error' in link) return link;
  const { expiresMs, maxUses, ...rest } = { ...link, ...change };
  const changed: StoredLink = {
    ...rest,
    ...(typeof expiresMs === 'number' && { expiresMs }),
    ...(typeof maxUses === 'number' && { maxUses }),
  };
  return keepingAnOwner(replaceLink(record, changed), nowMs);
}

export function revokeLink(record: AccessRecord, id: string, nowMs: number): AccessRecord | Denial {
  const link = findOpen(record, id, nowMs);
  if ('error' in link) return link;
  return keepingAnOwner(withoutOldest(replaceLink(record, { ...link, revokedMs: nowMs })), nowMs);
}

/** Another link like it takes its place. */
export function rotateLink(record: AccessRecord, id: string, nowMs: number): MadeLink | Denial {
  const link = findOpen(record, id, nowMs);
  if ('error' in link) return link;
  const { role, name, expiresMs, maxUses, signIn } = link;
  const limits = {
    ...(expiresMs !== undefined && { expiresMs }),
    ...(maxUses !== undefined && { maxUses }),
    ...(signIn !== undefined && { signIn }),
  };
  const rest = replaceLink(record, { ...link, revokedMs: nowMs });
  return addLink(withoutOldest(rest), { role, name, ...limits }, nowMs);
}

export function countUse(record: AccessRecord, id: string): AccessRecord {
  const link = findLink(record, id);
  return link ? replaceLink(record, { ...link, uses: link.uses + 1 }) : record;
}

export function describeSharing({ links, apiTokens: _apiTokens, ...general }: AccessRecord): Sharing {
  const kept = links.filter(({ revokedMs }) => revokedMs === undefined);
  return { ...general, links: kept.map(describeLink) };
}

export function describeLink({ keyHash: _keyHash, revokedMs: _revokedMs, ...link }: StoredLink): BoardLink {
  return link;
}

function openLinks(record: AccessRecord, nowMs: number): StoredLink[] {
  return record.links.filter((link) => !whyClosed(link, nowMs));
}

/** A link that expired may still be changed, so that it works again. */
function findOpen(record: AccessRecord, id: string, nowMs: number): StoredLink | Denial {
  const link = findLink(record, id);
  if (!link) return deny('not_found', 'There is no such link.');
  return link.revokedMs === undefined ? link : (whyClosed(link, nowMs) ?? link);
}

function replaceLink(record: AccessRecord, changed: StoredLink): AccessRecord {
  return { ...record, links: record.links.map((link) => (link.id === changed.id ? changed : link)) };
}

/** A board that lost its last owner could never be shared otherwise again. */
function keepingAnOwner(record: AccessRecord, nowMs: number): AccessRecord | Denial {
  const isSafe = openLinks(record, nowMs).some(
    ({ role, expiresMs, maxUses, uses }) =>
      role === 'own' && expiresMs === undefined && (maxUses === undefined || uses > 0),
  );
  return isSafe ? record : deny('conflict', 'One link for owners must stay that does not expire.');
}

function withoutOldest(record: AccessRecord): AccessRecord {
  const revoked = record.links.filter(({ revokedMs }) => revokedMs !== undefined);
  const forgotten = new Set(
    revoked
      .sort((a, b) => (b.revokedMs ?? 0) - (a.revokedMs ?? 0))
      .slice(MAX_REVOKED)
      .map(({ id }) => id),
  );
  return { ...record, links: record.links.filter(({ id }) => !forgotten.has(id)) };
}
