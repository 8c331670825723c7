import type { ChangedLink, GeneralAccess, NewLink, Sharing } from '@drawbridge/protocol';
import type { AccessReply, AskAccess } from './accessRequests.ts';
import type { Keyring } from './keyring.ts';

/** How the board is shared, for its owner. Each change answers how it is shared then. */
export interface SharingRequests {
  read(): Promise<AccessReply<Sharing>>;
  setGeneral(general: GeneralAccess): Promise<AccessReply<Sharing>>;
  /** The key of a new link is kept in this browser: the server does not know it. */
  add(link: NewLink): Promise<AccessReply<{ readonly key: string }>>;
  change(linkId: string, change: ChangedLink): Promise<AccessReply<Sharing>>;
  revoke(linkId: string): Promise<AccessReply<Sharing>>;
  rotate(linkId: string): Promise<AccessReply<{ readonly key: string }>>;
  /** For everybody and for good. */
  deleteBoard(): Promise<AccessReply<object>>;
}

export interface SharingDeps {
  readonly ask: AskAccess;
  readonly keyring: Keyring;
  readonly token: () => string | undefined;
  /** A link is being replaced by another: whoever came by it needs the new key, and a token of it before anything else. */
  readonly onReplaced: (
    replacement: Promise<AccessReply<{ readonly key: string }>>,
    linkId: string,
  ) => Promise<void>;
}

export function createSharing({ ask, keyring, token, onReplaced }: SharingDeps): SharingRequests {
  const make = async (path: string, body?: object): Promise<AccessReply<{ readonly key: string }>> => {
    const reply = await ask('madeLink', { method: 'POST', path, body: body ?? {}, token: token() });
    if (!reply.ok) return reply;
    const { link, key } = reply.value;
    keyring.keepLink(link.id, key);
    return { ok: true, value: { key } };
  };

  return {
    read: () => ask('sharing', { method: 'GET', path: 'links', token: token() }),
    setGeneral: (general) =>
      ask('sharing', { method: 'PATCH', path: 'links', body: general, token: token() }),
    add: (link) => make('links', link),
    change: (linkId, change) =>
      ask('sharing', { method: 'PATCH', path: `links/${linkId}`, body: change, token: token() }),
    revoke: (linkId) => ask('sharing', { method: 'DELETE', path: `links/${linkId}`, token: token() }),
    deleteBoard: () => ask('deleted', { method: 'DELETE', path: 'board', token: token() }),
    async rotate(linkId) {
      const replacement = make(`links/${linkId}/rotate`);
      await onReplaced(replacement, linkId);
      return replacement;
    },
  };
}
