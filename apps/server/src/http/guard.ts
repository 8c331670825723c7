import type { IncomingMessage, ServerResponse } from 'node:http';
import { mayDo, type Role } from '@drawbridge/protocol';
import type { Access } from '../access/access.ts';
import type { Pass } from '../access/pass.ts';
import type { Log } from '../log.ts';
import { bearerOf, cookieTokenOf } from './bearer.ts';
import { sendLater, sendText } from './sendText.ts';

/** What a request may do; `undefined` where it may not go on, and was answered. Never rejects. */
export type Guard = (
  request: IncomingMessage,
  response: ServerResponse,
  wanted: Wanted,
) => Promise<Pass | undefined>;

interface Wanted {
  readonly boardId: string;
  readonly needed: Role;
  /** A token that the browser brings by itself counts. */
  readonly takesCookie?: boolean;
}

/** Keeps what belongs to a board from those who may not enter it. */
export function createGuard(deps: { readonly access: Pick<Access, 'admit'>; readonly log: Log }): Guard {
  const { access, log } = deps;
  return async (request, response, { boardId, needed, takesCookie = false }) => {
    try {
      const token = bearerOf(request) ?? (takesCookie ? cookieTokenOf(request) : undefined);
      const pass = await access.admit(boardId, token);
      if ('error' in pass) sendText(response, pass.error === 'deleted' ? 410 : 401, pass.message);
      else if (mayDo(pass.role, needed)) return pass;
      else sendText(response, 403, 'Your role does not allow this.');
    } catch (error) {
      log.error({ boardId, err: error }, 'access not read');
      sendLater(response, 'The server could not read who may enter this board. Try again.');
    }
    return undefined;
  };
}
