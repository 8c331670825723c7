import type { Actor, AuditAction, Deed } from '@drawbridge/protocol';
import type { Way } from '../access/way.ts';
import type { Log } from '../log.ts';
import type { NewAuditEntry, Storage } from '../storage/index.ts';

/** Remembers what was done to boards and by whom. Nobody waits for it: what people do goes on while it cannot be written. */
export interface Audit {
  note(noted: NotedDeed): void;
  /** What was noted is written, or given up on. */
  settled(): Promise<void>;
}

export interface NotedDeed {
  readonly did: AuditAction;
  readonly who: Actor;
  /** Absent for what is about no board. */
  readonly boardId?: string | undefined;
  readonly about?: Deed['about'] | undefined;
  /** Kept only if the operator wants it. */
  readonly address?: string | undefined;
}

export interface AuditDeps {
  readonly storage: Pick<Storage, 'appendAudit'>;
  readonly config: AuditConfig;
  readonly log: Log;
  readonly nowMs?: () => number;
}

export interface AuditConfig {
  /** 0 keeps nothing. */
  readonly auditDays: number;
  readonly auditAddresses: 'on' | 'off';
}

/** What waits for a disk that hangs must not fill the memory. */
const MAX_WAITING = 1_000;

export function createAudit({ storage, config, log, nowMs = Date.now }: AuditDeps): Audit {
  let waiting: NewAuditEntry[] = [];
  let writing: Promise<void> | undefined;

  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const entries = waiting;
      waiting = [];
      try {
        await storage.appendAudit(entries);
      } catch (error) {
        // With what they said: the log of the server is the only place that has it now.
        log.error({ err: error, entries }, 'audit log not written');
      }
    }
    writing = undefined;
  };

  return {
    note({ did, who, boardId = '', about, address }) {
      if (config.auditDays === 0) return;
      const keptAddress = config.auditAddresses === 'on' ? address : undefined;
      const deed: Deed = { did, who, ...(about && { about }), ...(keptAddress && { address: keptAddress }) };
      const entry: NewAuditEntry = { timeMs: nowMs(), boardId, text: JSON.stringify(deed) };
      if (waiting.length >= MAX_WAITING) log.error({ entries: [entry] }, 'audit log not written');
      else waiting.push(entry);
      writing ??= writeAll();
    },
    settled: async () => writing,
  };
}

/** Whoever came this way: known by name, or else by their link. */
export function actorOf({ user, link, apiToken, isOperator }: Way): Actor {
  if (isOperator) return { kind: 'operator' };
  if (apiToken) return { kind: 'program', id: apiToken.id, name: apiToken.name };
  if (user) return { kind: 'user', id: user.id, name: user.name };
  return link === undefined ? { kind: 'guest' } : { kind: 'link', id: link };
}
