import {
  ADMIN_PAGE_SIZE,
  type AdminBoard,
  type AdminBoards,
  type AdminLive,
  type AuditPage,
  parseDeed,
} from '@drawbridge/protocol';
import type { Access } from '../access/access.ts';
import { type AccessRecord, parseAccessRecord } from '../access/accessRecord.ts';
import type { DeleteBoard } from '../access/deletions.ts';
import { type Denial, deny } from '../access/links.ts';
import type { ListedBoard, Storage } from '../storage/index.ts';
import type { AllNodes } from './allNodes.ts';

/** What whoever runs the server sees of it, and does to boards. Who may is for others to ask. */
export interface AdminDesk {
  live(): Promise<AdminLive>;
  boards(range: { readonly skip: number; readonly find: string }): Promise<AdminBoards>;
  audit(range: { readonly before?: number; readonly boardId?: string }): Promise<AuditPage>;
  /** Answers what the person was called. */
  kick(boardId: string, peerId: number): Promise<{ readonly person: string } | Denial>;
  close(boardId: string): Promise<object | Denial>;
  setLocked(boardId: string, isLocked: boolean): Promise<object | Denial>;
  deleteBoard(boardId: string): ReturnType<DeleteBoard>;
}

export interface AdminDeskDeps {
  readonly storage: Pick<Storage, 'listBoards' | 'readAudit'>;
  readonly access: Pick<Access, 'setLocked'>;
  readonly deleteBoard: DeleteBoard;
  /** What was done up to now is in the audit log. */
  readonly noted: () => Promise<void>;
  readonly nodes: AllNodes;
}

export function createAdminDesk(deps: AdminDeskDeps): AdminDesk {
  const { storage, access, deleteBoard, noted, nodes } = deps;
  return {
    live: nodes.live,
    async boards({ skip, find }) {
      const { boards, total } = await storage.listBoards({ skip, find, limit: ADMIN_PAGE_SIZE });
      return { boards: boards.map(describeBoard), total };
    },
    async audit(range) {
      await noted();
      // One more tells whether there is another page.
      const stored = await storage.readAudit({ ...range, limit: ADMIN_PAGE_SIZE + 1 });
      const entries = stored.slice(0, ADMIN_PAGE_SIZE).map(({ text, ...entry }) => {
        const deed = text === undefined ? undefined : parseDeed(JSON.parse(text));
        return { ...entry, ...(deed && { deed }) };
      });
      return { entries, isAll: stored.length <= ADMIN_PAGE_SIZE };
    },
    async kick(boardId, peerId) {
      const person = await nodes.kick(boardId, peerId);
      return person === undefined ? deny('not_found', 'This person is not here any more.') : { person };
    },
    async close(boardId) {
      const wasOpen = await nodes.close(boardId);
      return wasOpen ? {} : deny('not_found', 'Nobody has this board open any more.');
    },
    setLocked: access.setLocked,
    deleteBoard: (boardId) => deleteBoard(boardId, 'operator'),
  };
}

/** For the list, what is damaged counts as none: that is for the doctor. */
export function accessOf({ access }: Pick<ListedBoard, 'access'>): AccessRecord | undefined {
  try {
    return access === undefined ? undefined : parseAccessRecord(access);
  } catch {
    return undefined;
  }
}

export function validLinks(access: AccessRecord | undefined): number {
  return access?.links.filter(({ revokedMs }) => revokedMs === undefined).length ?? 0;
}

function describeBoard(board: ListedBoard): AdminBoard {
  const { access: _, ...rest } = board;
  const access = accessOf(board);
  return {
    ...rest,
    links: validLinks(access),
    ...(access && access.links.length > 0 && { openRole: access.openRole }),
    isLocked: access?.lockedMs !== undefined,
    isDeleted: access?.deletedMs !== undefined,
  };
}
