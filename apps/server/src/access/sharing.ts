import type { BoardLink, ChangedLink, GeneralAccess, NewLink, Sharing } from '@drawbridge/protocol';
import type { Log } from '../log.ts';
import type { AccessRecords } from './accessRecords.ts';
import {
  addLink,
  changeLink,
  type Denial,
  describeLink,
  describeSharing,
  type MadeLink,
  revokeLink,
  rotateLink,
} from './links.ts';

/** A new link with its key, which is told this once. */
export interface NewLinkAnswer {
  readonly link: BoardLink;
  readonly key: string;
}

/** How a board is shared, for its owners. Each change is durable when it resolves, and holds for everybody who is there. */
export interface SharingDesk {
  describe(boardId: string): Promise<Sharing>;
  /** What the board's plain address gives. */
  setGeneral(boardId: string, general: GeneralAccess): Promise<Sharing | Denial>;
  add(boardId: string, link: NewLink): Promise<NewLinkAnswer | Denial>;
  change(boardId: string, linkId: string, change: ChangedLink): Promise<Sharing | Denial>;
  revoke(boardId: string, linkId: string): Promise<Sharing | Denial>;
  rotate(boardId: string, linkId: string): Promise<NewLinkAnswer | Denial>;
}

export interface SharingDeskDeps {
  readonly records: AccessRecords;
  readonly log: Log;
  readonly nowMs: () => number;
}

export function createSharingDesk({ records, log, nowMs }: SharingDeskDeps): SharingDesk {
  const change = async (
    boardId: string,
    what: { readonly did: string; readonly link?: string; readonly general?: GeneralAccess },
    run: Parameters<typeof records.update>[1],
  ): Promise<Sharing | Denial> => {
    const changed = await records.update(boardId, run);
    if ('error' in changed) return changed;
    log.info({ boardId, ...what }, 'access changed');
    return describeSharing(changed.record);
  };

  const make = async (
    boardId: string,
    did: string,
    run: (record: Parameters<typeof addLink>[0]) => MadeLink | Denial,
  ): Promise<NewLinkAnswer | Denial> => {
    const made = await records.update(boardId, run);
    if ('error' in made) return made;
    log.info({ boardId, did, link: made.link.id }, 'access changed');
    return { link: describeLink(made.link), key: made.key };
  };

  return {
    describe: async (boardId) => describeSharing(await records.open(boardId)),
    setGeneral: (boardId, general) =>
      change(boardId, { did: 'changed', general }, (record) => ({ record: { ...record, ...general } })),
    add: (boardId, link) => make(boardId, 'added', (record) => addLink(record, link, nowMs())),
    change: (boardId, linkId, changed) =>
      change(boardId, { did: 'changed', link: linkId }, (record) =>
        recorded(changeLink(record, linkId, { change: changed, nowMs: nowMs() })),
      ),
    revoke: (boardId, linkId) =>
      change(boardId, { did: 'revoked', link: linkId }, (record) =>
        recorded(revokeLink(record, linkId, nowMs())),
      ),
    rotate: (boardId, linkId) => make(boardId, 'rotated', (record) => rotateLink(record, linkId, nowMs())),
  };
}

function recorded<R extends object>(outcome: R | Denial): { readonly record: R } | Denial {
  return 'error' in outcome ? outcome : { record: outcome };
}
