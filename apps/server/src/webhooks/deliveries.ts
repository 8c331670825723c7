import type { Access } from '../access/access.ts';
import type { Clock } from '../clock.ts';
import { createTurnsByName } from '../files/turnsByName.ts';
import type { Log } from '../log.ts';
import type { Storage } from '../storage/index.ts';
import { createTurns } from '../turns.ts';
import type { PostSigned } from './postSigned.ts';
import { afterAttempt, claimed, dueAt } from './webhook.ts';
import type { StoredWebhook, Webhooks } from './webhooks.ts';

/** What is written in quick succession is told at once. */
const PAUSE_MS = 1_000;

/** However it came about that something was not told, it is found by then. */
const SWEEP_MS = 30_000;

/** Requests to others at a time. */
const MAX_AT_ONCE = 8;

/**
 * Tells webhooks of what was written. How far each was told is in its record, and whoever means to tell it writes there
 * first that it does: so any node may find out that something is to be told, one of them does it, and what a node left undone
 * another goes on with. A webhook may hear of the same entries twice, and never of none.
 */
export interface Deliveries {
  /** Something was written on a board. Cheap on boards without webhooks. */
  note(boardId: string): void;
  /** Boards with webhooks are looked for from now on. */
  start(): void;
  /** A board has its first webhook. */
  watch(boardId: string): void;
  stop(): void;
}

export interface DeliveriesDeps {
  readonly storage: Pick<Storage, 'openBoard'>;
  readonly webhooks: Webhooks;
  readonly access: Pick<Access, 'isRemoved'>;
  readonly post: PostSigned;
  readonly clock: Clock;
  readonly nowMs: () => number;
  readonly log: Log;
  readonly random?: () => number;
}

export function createDeliveries(deps: DeliveriesDeps): Deliveries {
  const { storage, webhooks, access, post, clock, nowMs, log, random = Math.random } = deps;
  const inTurn = createTurnsByName();
  const turns = createTurns(MAX_AT_ONCE);
  const timers = new Map<string, { readonly atMs: number; readonly cancel: () => void }>();
  let watched = new Set<string>();
  let isStopped = false;
  let cancelSweep = (): void => {};

  const lookIn = (boardId: string, delayMs: number): void => {
    const atMs = clock.now() + delayMs;
    const planned = timers.get(boardId);
    if (isStopped || (planned && planned.atMs <= atMs)) return;
    planned?.cancel();
    const look = (): void => {
      timers.delete(boardId);
      inTurn(boardId, () => tellBoard(boardId)).catch((error) => {
        if (!isStopped) log.error({ boardId, err: error }, 'webhooks not told yet');
      });
    };
    timers.set(boardId, { atMs, cancel: clock.after(delayMs, look) });
  };

  const tellBoard = async (boardId: string): Promise<void> => {
    if (await access.isRemoved(boardId)) return webhooks.removeAll(boardId);
    const { epoch, head } = await storage.openBoard(boardId);
    const told = (await webhooks.list(boardId)).map((stored) => tellOne(boardId, stored, { epoch, head }));
    await Promise.all(told);
  };

  const tellOne = async (
    boardId: string,
    stored: StoredWebhook,
    { epoch, head }: { readonly epoch: string; readonly head: number },
  ): Promise<void> => {
    const { hook } = stored;
    // An older copy of the store was put back: what it lacks will be written anew.
    if (hook.toldSeq > head)
      return void (await webhooks.replace(boardId, stored, { ...hook, toldSeq: head }));
    const dueMs = dueAt(hook, head);
    if (dueMs === undefined) return;
    if (dueMs > nowMs()) return lookIn(boardId, Math.min(SWEEP_MS, dueMs - nowMs()));
    await turns.take(async () => {
      // Another node may be at it.
      const own = await webhooks.replace(boardId, stored, claimed(hook, nowMs()));
      if (!own || isStopped) return;
      const body = JSON.stringify({
        board: boardId,
        webhook: hook.id,
        epoch,
        from: hook.toldSeq + 1,
        to: head,
      });
      const outcome = await post({ url: hook.url, secret: hook.secret, body, nowMs: nowMs() });
      const after = afterAttempt(own.hook, outcome, { head, nowMs: nowMs(), chance: random() });
      if (outcome.kind !== 'taken')
        log.warn({ boardId, webhook: hook.id, why: after.last?.outcome }, 'webhook not told');
      await webhooks.replace(boardId, own, after);
    });
    // Something may have been written meanwhile, or it failed.
    lookIn(boardId, PAUSE_MS);
  };

  const sweep = async (): Promise<void> => {
    try {
      watched = new Set(await webhooks.boards());
      for (const boardId of watched) lookIn(boardId, 0);
    } catch (error) {
      log.error({ err: error }, 'webhooks not looked for');
    }
    if (!isStopped) cancelSweep = clock.after(SWEEP_MS, () => void sweep());
  };

  return {
    note(boardId) {
      if (watched.has(boardId)) lookIn(boardId, PAUSE_MS);
    },
    start: () => void sweep(),
    watch: (boardId) => void watched.add(boardId),
    stop() {
      isStopped = true;
      cancelSweep();
      for (const { cancel } of timers.values()) cancel();
    },
  };
}
