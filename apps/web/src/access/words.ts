import type { AccessError, BoardLink, OpenRole, Role, Sharing } from '@drawbridge/protocol';
import type { StopReason } from '@drawbridge/sync';
import type { ConnectionView } from '../connection/connectionView.ts';
import { countChanges } from '../connection/words.ts';

/** The phrases about who may do what, so that one thing is said in one way. */

/** What somebody with a role may do, as a person says it of a link. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  view: 'Can view',
  comment: 'Can comment',
  edit: 'Can edit',
  own: 'Owner',
};

export const OPEN_ROLE_WORDS: Readonly<Record<OpenRole, string>> = {
  none: 'Only people with one of its links',
  view: 'Anyone with the address can view',
  comment: 'Anyone with the address can comment',
  edit: 'Anyone with the address can edit',
};

/** What the plain address gives to people who have signed in, beside what it gives to everybody. */
export const SIGNED_IN_ROLE_WORDS: Readonly<Record<OpenRole, string>> = {
  none: 'No more than anyone',
  view: 'Anyone who has signed in can view',
  comment: 'Anyone who has signed in can comment',
  edit: 'Anyone who has signed in can edit',
};

/** What a person who opens a link with this role is able to do. */
const ABLE: Readonly<Record<Role, string>> = {
  view: 'see this board',
  comment: 'see this board and comment on it',
  edit: 'see this board and draw on it',
  own: 'see this board and draw on it',
};

export function sharedWords(role: Role): string {
  return `Anyone with this link can ${ABLE[role]}.`;
}

/** What the plain address lets whom do; `undefined` when nobody anything. */
export function addressWords({
  openRole,
  signedInRole = 'none',
}: Omit<Sharing, 'links'>): string | undefined {
  if (openRole !== 'none') return sharedWords(openRole);
  return signedInRole === 'none' ? undefined : `Anyone who has signed in can ${ABLE[signedInRole]}.`;
}

/** What one may not do, for who looks only, and whether that is so for everybody on this server. */
export function roleBadge(role: Role | undefined, isServerReadOnly: boolean): string {
  if (isServerReadOnly) return 'This server is read-only for now';
  return role === 'comment' ? 'You can comment' : 'You can view';
}

export function usesWords({ uses, maxUses }: Pick<BoardLink, 'uses' | 'maxUses'>): string {
  if (maxUses !== undefined) return `${uses} of ${maxUses} uses`;
  return uses === 1 ? '1 use' : `${uses} uses`;
}

export function expiryWords(expiresMs: number | undefined, nowMs: number): string {
  if (expiresMs === undefined) return 'does not expire';
  if (expiresMs <= nowMs) return 'expired';
  const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  return `until ${format.format(expiresMs)}`;
}

/** On the changes of who may not bring them to the board. They may have arrived before the answer did. */
export function keptWorkText(count: number, keptOn: ConnectionView['keptOn'], isDeleted = false): string {
  const what = `${countChanges(count)} of yours may not have been saved.`;
  if (isDeleted) return `${what} Copy them to take them along to another board.`;
  return keptOn === 'device'
    ? `${what} This browser keeps them, and sends them when you may draw on this board again.`
    : `${what} Only this tab has them: copy them before you close it.`;
}

const DENIED_TITLES: Partial<Readonly<Record<AccessError, string>>> = {
  sign_in: 'Sign in to open this board',
  expired: 'This link has expired',
  revoked: 'This link was taken back',
  used_up: 'This link is used up',
  create_key: 'Making boards takes a key here',
  claimed: 'Somebody else has made this board',
  deleted: 'This board was deleted',
  read_only: 'This server is read-only for now',
};

export function deniedTitle(error: AccessError): string {
  return DENIED_TITLES[error] ?? 'You have no access to this board';
}

const DENIED_TEXTS: Partial<Readonly<Record<AccessError, string>>> = {
  sign_in: 'It is open to people who have signed in. You come back to it right after that.',
  expired: 'Ask whoever sent it to you for another one.',
  revoked: 'The owner of the board ended it. Ask them for another one.',
  used_up: 'As many people as it was made for have used it. Ask whoever sent it for another one.',
  claimed: 'They were faster, and it is theirs now. Ask them for a link, or make another board.',
  read_only:
    'Boards can be looked at here. New ones can be made when whoever runs the server allows it again.',
  create_key: 'This server is by invitation. Whoever runs it can tell you the key.',
};

/** The server says by whom. */
export function deletedText({ message }: StopReason): string {
  return `${message} It cannot be brought back.`;
}

export function deniedText(error: AccessError): string {
  return DENIED_TEXTS[error] ?? 'It is open to people with an invitation only. Ask its owner for a link.';
}
