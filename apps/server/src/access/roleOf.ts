import { mayDo, OPEN_ROLES, type OpenRole, type Role } from '@drawbridge/protocol';
import type { AccessRecord } from './accessRecord.ts';
import { roleByApiToken } from './apiTokens.ts';
import { type Denial, deny, findLink, whyClosed, whyGone } from './links.ts';
import type { Way } from './way.ts';

/**
 * What somebody may do who comes this way: by a token for programs, a link, or the plain address; never less than what was
 * granted to them, unless the board is deleted. On one that is locked they may look, who may enter.
 */
export function roleOf(record: AccessRecord, way: Way, nowMs: number): Role | Denial {
  const gone = whyGone(record);
  if (gone) return gone;
  const role = roleUnlessLocked(record, way, nowMs);
  return record.lockedMs !== undefined && typeof role === 'string' ? 'view' : role;
}

function roleUnlessLocked(record: AccessRecord, way: Way, nowMs: number): Role | Denial {
  if (way.isOperator) return 'view';
  if (way.apiToken) return roleByApiToken(record, way.apiToken.id);
  const role = way.link === undefined ? roleByAddress(record, way) : roleByLink(record, way.link, way, nowMs);
  const { grant } = way;
  if (grant === undefined) return role;
  return typeof role === 'string' && mayDo(role, grant) ? role : grant;
}

function roleByLink(record: AccessRecord, id: string, { user }: Way, nowMs: number): Role | Denial {
  const link = findLink(record, id);
  if (!link) return deny('no_access', 'This link does not belong to this board.');
  const closed = whyClosed(link, nowMs);
  if (closed) return closed;
  if (link.signIn && !user) return deny('sign_in', 'This link is for people who have signed in.');
  return link.role;
}

function roleByAddress({ openRole, signedInRole = 'none' }: AccessRecord, { user }: Way): Role | Denial {
  const offered = user ? higher(openRole, signedInRole) : openRole;
  if (offered !== 'none') return offered;
  if (!user && signedInRole !== 'none')
    return deny('sign_in', 'This board is open to people who have signed in.');
  return deny('no_access', 'This board is open to people with an invitation only.');
}

function higher(a: OpenRole, b: OpenRole): OpenRole {
  return OPEN_ROLES.indexOf(a) > OPEN_ROLES.indexOf(b) ? a : b;
}
