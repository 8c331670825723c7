import {
  type Entry,
  type Joined,
  parseEntry,
  parseTail,
  parseTailed,
  type SnapshotRef,
} from '@drawbridge/protocol';
import type * as Y from 'yjs';
import type { Clock } from '../clock.ts';
import type { BoardSocket } from '../connection/boardSocket.ts';
import type { Requester } from '../connection/requester.ts';
import type { Hydration } from '../hydration/hydration.ts';
import { createProgressReport, type Progress } from '../progress.ts';
import type { FetchSnapshot } from './fetchSnapshot.ts';
import { createFollower } from './follower.ts';

/** A promised log of which nothing comes for this long will not come: the server failed after it let us in. */
const TAIL_TIMEOUT_MS = 20_000;

export interface Replica {
  /** The doc contains the log up to here. */
  readonly have: number;
  /** Some entries of the log could not be applied, here or when the server compacted it. */
  readonly isDamaged: boolean;
  /** Of the snapshot that is being fetched, or put into the doc. */
  readonly progress: Progress | undefined;
  /** The doc was given the log up to here, before the first join. */
  startAt(seq: number): void;
  /** Joined: the server sends what is missing, or says where it is, then every new entry. */
  begin(joined: Pick<Joined, 'head' | 'snapshot' | 'damaged'>): void;
  pause(): void;
  /** Our own push is entry `seq` of the log. */
  confirm(seq: number): void;
  stop(): void;
}

export interface ReplicaDeps {
  readonly doc: Y.Doc;
  readonly origin: object;
  readonly socket: BoardSocket;
  readonly clock: Clock;
  readonly requester: Requester;
  readonly fetchSnapshot: FetchSnapshot;
  readonly hydration: Hydration;
  /** These updates came, and the doc holds the log up to `have`. */
  readonly onReceived: (updates: readonly Uint8Array[]) => void;
  readonly onProgress: () => void;
  readonly onSynced: () => void;
  /** The server sent what is no log, or would not send what is missing. */
  readonly onBroken: (retryMs?: number) => void;
}

/** Keeps the doc equal to the board's log while the connection lasts: catches up, follows, and asks for what it missed. */
export function createReplica(deps: ReplicaDeps): Replica {
  const { doc, origin, socket, clock, requester, fetchSnapshot, hydration } = deps;
  const { onReceived, onProgress, onSynced, onBroken } = deps;
  const follower = createFollower(doc, origin);
  let mode: 'paused' | 'fetching' | 'catchingUp' | 'following' | 'asking' = 'paused';
  let joinHead = 0;
  /** Entries that no snapshot could take in. */
  let damagedBefore = 0;
  let isSynced = false;
  const progress = createProgressReport(onProgress);
  let cancelTimeout = (): void => {};
  let fetching: { readonly url: string; readonly controller: AbortController } | undefined;

  const advance = (): void => {
    if (mode === 'catchingUp' && follower.have >= joinHead) mode = 'following';
    if (mode !== 'following') return;
    cancelTimeout();
    if (!isSynced && follower.have >= joinHead) {
      isSynced = true;
      onSynced();
    }
    if (follower.isBehind) askForTail();
  };

  const awaitTail = (): void => {
    cancelTimeout();
    if (mode === 'catchingUp') cancelTimeout = clock.after(TAIL_TIMEOUT_MS, () => onBroken());
  };

  const askForTail = (): void => {
    mode = 'asking';
    requester.request('board:tail', { since: follower.have }, parseTailed, (reply) => {
      if (!reply.ok) onBroken(reply.retryMs);
      else if (follower.have < reply.head)
        onBroken(); // asking the same again would give the same
      else {
        mode = 'following';
        advance();
      }
    });
  };

  /**
   * What happens on the board meanwhile is read from the log afterwards: the doc holds the log up to `covers` only when the
   * last of the snapshot is in it. A connection that breaks does not end this: on a bad line it would never come to its end.
   */
  const fetch = async ({ url, covers, bytes }: SnapshotRef): Promise<void> => {
    const controller = new AbortController();
    const { signal } = controller;
    fetching = { url, controller };
    progress.loading(0, bytes);
    try {
      const onBytes = (loadedBytes: number) => signal.aborted || progress.loading(loadedBytes, bytes);
      const onApplied = (applied: number): void => progress.filling(applied, bytes, true);
      const pieces: Uint8Array[] = [];
      const onPiece = (piece: Uint8Array) => pieces.push(piece);
      const failed = await hydration.applyComing(fetchSnapshot(url, { signal, onBytes, bytes }), bytes, {
        origin,
        signal,
        onApplied,
        onPiece,
      });
      if (signal.aborted) return;
      if (failed > 0) throw new Error('The snapshot is no update.');
      follower.tookSnapshot(covers);
      onReceived(pieces);
      if (mode === 'fetching') askForTail();
    } catch {
      if (!signal.aborted && mode === 'fetching') onBroken();
    }
    if (signal.aborted) return;
    fetching = undefined;
    progress.end();
  };

  const beginFetch = (snapshot: SnapshotRef): void => {
    mode = 'fetching';
    if (fetching?.url === snapshot.url) return;
    fetching?.controller.abort();
    void fetch(snapshot);
  };

  const receive = (entries: readonly Entry[] | undefined): void => {
    if (mode === 'paused') return;
    if (!entries) {
      onBroken();
      return;
    }
    if (mode === 'fetching') return;
    const taken = follower.receive(entries);
    if (taken.length > 0) onReceived(taken.map(({ bytes }) => bytes));
    advance();
  };

  const stops = [
    socket.on('board:tail', (payload) => {
      receive(parseTail(payload));
      awaitTail();
    }),
    socket.on('update:entry', (payload) => {
      const entry = parseEntry(payload);
      receive(entry && [entry]);
    }),
  ];

  const pause = (): void => {
    mode = 'paused';
    cancelTimeout();
  };

  return {
    get have() {
      return follower.have;
    },
    get isDamaged() {
      return follower.damaged + damagedBefore > 0;
    },
    get progress() {
      return progress.current;
    },
    startAt: follower.startAt,
    begin({ head, snapshot, damaged }) {
      damagedBefore = damaged;
      joinHead = head;
      isSynced = false;
      if (snapshot) {
        beginFetch(snapshot);
        return;
      }
      mode = 'catchingUp';
      awaitTail();
      advance();
    },
    pause,
    confirm(seq) {
      if (mode === 'fetching') return;
      follower.confirm(seq);
      advance();
    },
    stop() {
      pause();
      fetching?.controller.abort();
      progress.end();
      for (const stop of stops) stop();
    },
  };
}
