import type { IncomingMessage, ServerResponse } from 'node:http';
import { mayDo, type Role } from '@drawbridge/protocol';
import type { Access } from '../access/access.ts';
import type { Log } from '../log.ts';
import { bearerOf } from './bearer.ts';
import { sendLater, sendText } from './sendText.ts';

/** Whether a request may go on; answers it where it may not. Never rejects. */
export type Guard = (
  request: IncomingMessage,
  response: ServerResponse,
  wanted: { readonly boardId: string; readonly needed: Role },
) => Promise<boolean>;

/** Keeps what belongs to a board from those who may not enter it. */
export function createGuard(deps: { readonly access: Pick<Access, 'roleFor'>; readonly log: Log }): Guard {
  const { access, log } = deps;
  return async (request, response, { boardId, needed }) => {
    try {
      const role = await access.roleFor(boardId, bearerOf(request));
      if (typeof role === 'string' && mayDo(role, needed)) return true;
      sendText(response, 403, typeof role === 'string' ? 'Your role does not allow this.' : role.message);
    } catch (error) {
      log.error({ boardId, err: error }, 'access not read');
      sendLater(response, 'The server could not read who may enter this board. Try again.');
    }
    return false;
  };
}
