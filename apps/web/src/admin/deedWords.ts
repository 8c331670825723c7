import type { Actor, AuditAction, Deed } from '@drawbridge/protocol';

const DEEDS: Readonly<Record<AuditAction, string>> = {
  'board:claim': 'became the owner of the board',
  'board:delete': 'deleted the board for everybody',
  'board:lock': 'locked the board',
  'board:unlock': 'unlocked the board',
  'board:close': 'closed the room',
  'access:change': 'changed what its plain address gives',
  'link:make': 'made a link',
  'link:change': 'changed a link',
  'link:revoke': 'revoked a link',
  'link:rotate': 'replaced a link',
  'person:remove': 'removed a person',
  'user:sign-in': 'signed in',
  'user:sign-out': 'signed out',
  'user:end': 'ended all sessions of a person',
  'admin:sign-in': 'signed in here',
  'admin:sign-out': 'signed out here',
  'token:make': 'made a token for a program',
  'token:revoke': 'took back a token',
  'webhook:make': 'made a webhook',
  'webhook:remove': 'removed a webhook',
  'board:import': 'made the board of a file',
};

/** What was done, as the words behind who did it. */
export function deedWords({ did }: Pick<Deed, 'did'>): string {
  return DEEDS[did];
}

export function actorWords(who: Actor): string {
  switch (who.kind) {
    case 'operator':
      return 'The operator';
    case 'user':
      return who.name;
    case 'link':
      return `Somebody by link ${who.id}`;
    case 'program':
      return `The program “${who.name}”`;
    case 'guest':
      return 'A guest';
    default:
      return who satisfies never;
  }
}

/** Words for what a deed was done with. */
const ABOUT: Readonly<Record<string, string>> = {
  link: 'link',
  newLink: 'new link',
  openRole: 'everybody',
  signedInRole: 'signed in',
  expiresMs: 'until',
  maxUses: 'uses',
  signIn: 'signed in only',
};

/** What it was done with, each as a name and a value. */
export function aboutWords({ who, about = {}, address }: Deed): readonly (readonly [string, string])[] {
  const given = Object.entries(about).map(
    ([name, value]) => [ABOUT[name] ?? name, valueWords(name, value)] as const,
  );
  return [
    ...given,
    ...(who.kind === 'user' ? [['user', who.id] as const] : []),
    ...(address === undefined ? [] : [['from', address] as const]),
  ];
}

function valueWords(name: string, value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (name === 'expiresMs' && typeof value === 'number') return timeWords(value);
  return String(value);
}

/** Such as "2026-11-22 09:15", by the clock of whoever reads it. */
export function timeWords(ms: number): string {
  const time = new Date(ms - new Date(ms).getTimezoneOffset() * 60_000);
  return time.toISOString().slice(0, 16).replace('T', ' ');
}
