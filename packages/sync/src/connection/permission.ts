import {
  type Permission as Granted,
  parsePermission,
  parseRoleChanged,
  type Role,
} from '@drawbridge/protocol';
import type { Clock } from '../clock.ts';
import type { BoardSocket } from './boardSocket.ts';
import type { Requester } from './requester.ts';

/** What a client has to show for its right to be on a board. */
export type Credentials =
  | { readonly kind: 'token'; readonly token: string }
  /** Nothing: what everybody may do has to do. */
  | { readonly kind: 'none' }
  /** There was something, and it opens the board no more. */
  | { readonly kind: 'denied'; readonly message: string; readonly isDeleted?: boolean };

/** Asked before each attempt to join, and again in good time. Rejects when they cannot be had now. */
export type AskCredentials = () => Promise<Credentials>;

/** Another attempt to bring a token in time, when one failed. */
const MAX_RETRY_MS = 10_000;
const MIN_RETRY_MS = 200;

/** What this client may do, as the server says, and the token that it says so for. */
export interface Permission {
  /** As of the last time that the server said; absent before the first. */
  readonly role: Role | undefined;
  /** The last one; absent when there is none. */
  readonly token: string | undefined;
  /** Calls back with a token for a join, or none, unless the connection goes before. */
  obtain(use: (token: string | undefined) => void): void;
  joined(granted: Granted): void;
  /** There are others to show than before. */
  renew(): void;
  /** The connection is gone. */
  pause(): void;
  stop(): void;
}

export interface PermissionDeps {
  readonly socket: Pick<BoardSocket, 'on'>;
  readonly clock: Clock;
  readonly requester: Requester;
  readonly credentials: AskCredentials | undefined;
  readonly onChange: () => void;
  /** For good. */
  readonly onDenied: (denied: Extract<Credentials, { readonly kind: 'denied' }>) => void;
  /** The credentials cannot be had now, or the server does not take those it was brought: to be tried from the start. */
  readonly onFailed: () => void;
}

export function createPermission(deps: PermissionDeps): Permission {
  const { socket, clock, requester, credentials, onChange, onDenied, onFailed } = deps;
  let role: Role | undefined;
  let token: string | undefined;
  let attempt = {};
  let isJoined = false;
  let cancelRefresh = (): void => {};

  const setRole = (next: Role): void => {
    if (next === role) return;
    role = next;
    onChange();
  };

  const ask = (use: (token: string | undefined) => void, failed: () => void): void => {
    if (!credentials) {
      use(undefined);
      return;
    }
    const current = attempt;
    const isOver = (): boolean => current !== attempt;
    credentials().then(
      (shown) => {
        if (isOver()) return;
        if (shown.kind === 'denied') onDenied(shown);
        else {
          token = shown.kind === 'token' ? shown.token : undefined;
          use(token);
        }
      },
      () => isOver() || failed(),
    );
  };

  const refresh = (retryMs: number): void => {
    const bring = (fresh: string | undefined): void => {
      if (fresh === undefined) return;
      requester.request('auth:refresh', { token: fresh }, parsePermission, (reply) => {
        if (reply.ok) joined(reply);
        else onFailed();
      });
    };
    ask(bring, () => refreshAfter(retryMs, retryMs));
  };

  const refreshAfter = (delayMs: number, retryMs: number): void => {
    cancelRefresh();
    cancelRefresh = clock.after(delayMs, () => refresh(retryMs));
  };

  const joined = ({ role: granted, refreshMs }: Granted): void => {
    isJoined = true;
    if (refreshMs !== undefined) {
      refreshAfter(refreshMs, Math.max(MIN_RETRY_MS, Math.min(MAX_RETRY_MS, refreshMs / 4)));
    }
    setRole(granted);
  };

  const stopListening = socket.on('role:changed', (message) => {
    const changed = parseRoleChanged(message);
    if (changed) setRole(changed.role);
  });

  const pause = (): void => {
    attempt = {};
    isJoined = false;
    cancelRefresh();
  };

  return {
    get role() {
      return role;
    },
    get token() {
      return token;
    },
    obtain(use) {
      attempt = {};
      ask(use, onFailed);
    },
    joined,
    renew() {
      if (isJoined) refresh(MAX_RETRY_MS);
    },
    pause,
    stop() {
      pause();
      stopListening();
    },
  };
}
