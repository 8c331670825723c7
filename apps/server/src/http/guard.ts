import type { IncomingMessage, ServerResponse } from 'node:http';
import { mayDo, type Role } from '@drawbridge/protocol';
import type { Access } from '../access/access.ts';
import type { Log } from '../log.ts';
import { bearerOf, cookieTokenOf } from './bearer.ts';
import { sendLater, sendText } from './sendText.ts';

/** Whether a request may go on; answers it where it may not. Never rejects. */
export type Guard = (request: IncomingMessage, response: ServerResponse, wanted: Wanted) => Promise<boolean>;

interface Wanted {
  readonly boardId: string;
  readonly needed: Role;
  /** A token that the browser brings by itself counts. */
  readonly takesCookie?: boolean;
}

/** Keeps what belongs to a board from those who may not enter it. */
export function createGuard(deps: { readonly access: Pick<Access, 'roleFor'>; readonly log: Log }): Guard {
  const { access, log } = deps;
  return async (request, response, { boardId, needed, takesCookie = false }) => {
    try {
      const token = bearerOf(request) ?? (takesCookie ? cookieTokenOf(request) : undefined);
      const role = await access.roleFor(boardId, token);
      if (typeof role !== 'string') sendText(response, role.error === 'deleted' ? 410 : 401, role.message);
      else if (mayDo(role, needed)) return true;
      else sendText(response, 403, 'Your role does not allow this.');
    } catch (error) {
      log.error({ boardId, err: error }, 'access not read');
      sendLater(response, 'The server could not read who may enter this board. Try again.');
    }
    return false;
  };
}
