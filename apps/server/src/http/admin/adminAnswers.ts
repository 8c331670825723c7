import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type Actor,
  type AuditAction,
  type Deed,
  isBoardId,
  parseAdminKey,
  parseKick,
} from '@drawbridge/protocol';
import { type Denial, deny } from '../../access/links.ts';
import type { AdminDesk } from '../../admin/adminDesk.ts';
import type { AdminDoor } from '../../admin/adminDoor.ts';
import type { Audit } from '../../audit/audit.ts';
import type { Log } from '../../log.ts';
import type { AddressOf } from '../../socket/door/clientAddress.ts';

export interface Wanted {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  /** The path behind that of the API. */
  readonly rest: string;
  readonly query: URLSearchParams;
  /** As it came; `undefined` when there is none, or it is not JSON. */
  readonly body: unknown;
}

/** Of somebody who may. */
interface Asked extends Wanted {
  readonly who: Actor;
}

export interface AdminAnswersDeps {
  readonly door: AdminDoor;
  readonly desk: AdminDesk;
  readonly audit: Pick<Audit, 'note'>;
  readonly addressOf: AddressOf;
  readonly log: Log;
}

/** More than there are boards anywhere; it only keeps numbers numbers. */
const WHOLE_NUMBER = /^\d{1,15}$/;
const INVALID = deny('invalid', 'The request is not what is expected here.');

/** What is answered to whom. */
export function createAdminAnswers(deps: AdminAnswersDeps): (wanted: Wanted) => Promise<object> {
  const { door, desk, audit, addressOf, log } = deps;
  const doToBoard = createBoardAnswers(deps);

  const note = (who: Actor, did: AuditAction, request: IncomingMessage): void =>
    audit.note({ did, who, address: addressOf(request) });

  const enter = async ({ request, response, body }: Wanted): Promise<object> => {
    const given = parseAdminKey(body);
    if (!given) return INVALID;
    if (!(await door.enter(request, response, given.key))) {
      log.warn({ address: addressOf(request) }, 'wrong admin key');
      return deny('forbidden', 'This is not the key of this server.');
    }
    const who: Actor = { kind: 'operator' };
    note(who, 'admin:sign-in', request);
    return { who };
  };

  const look = async ({ rest, query, who }: Asked): Promise<object> => {
    switch (rest) {
      case 'session':
        return { who };
      case 'live':
        return desk.live();
      case 'boards':
        return desk.boards({ skip: numberIn(query, 'skip') ?? 0, find: query.get('find') ?? '' });
      case 'audit':
        return desk.audit(auditRange(query));
      default:
        return nothing();
    }
  };

  return async (wanted) => {
    const { request, response, method, rest } = wanted;
    if (method === 'POST' && rest === 'session') return enter(wanted);
    const who = await door.identify(request);
    if (!who) return deny('sign_in', 'Sign in with the key of this server first.');
    if (method === 'GET') return look({ ...wanted, who });
    if (method !== 'DELETE' || rest !== 'session') return doToBoard({ ...wanted, who });
    door.leave(request, response);
    note(who, 'admin:sign-out', request);
    return {};
  };
}

const BOARD = /^boards\/([^/]+)(?:\/(kick|close|lock|unlock))?$/;

/** What is done to a board, and noted when it was. */
function createBoardAnswers({ desk, audit, addressOf }: AdminAnswersDeps): (asked: Asked) => Promise<object> {
  return async ({ request, method, rest, body, who }) => {
    const [, boardId, action] = BOARD.exec(rest) ?? [];
    if (!isBoardId(boardId)) return nothing();
    const noted = async (
      did: AuditAction,
      outcome: Promise<object> | object,
      about?: Deed['about'],
    ): Promise<object> => {
      const done = await outcome;
      if (!('error' in done)) audit.note({ did, who, boardId, about, address: addressOf(request) });
      return done;
    };
    if (method === 'DELETE' && action === undefined) return noted('board:delete', desk.deleteBoard(boardId));
    if (method !== 'POST') return nothing();
    switch (action) {
      case 'kick': {
        const kick = parseKick(body);
        if (!kick) return INVALID;
        const kicked = await desk.kick(boardId, kick.peerId);
        return noted('person:remove', kicked, 'error' in kicked ? undefined : { person: kicked.person });
      }
      case 'close':
        return noted('board:close', desk.close(boardId));
      case 'lock':
      case 'unlock':
        return noted(`board:${action}`, desk.setLocked(boardId, action === 'lock'));
      default:
        return nothing();
    }
  };
}

function auditRange(query: URLSearchParams): { before?: number; boardId?: string } {
  const [before, boardId] = [numberIn(query, 'before'), query.get('board')];
  return { ...(before !== undefined && { before }), ...(boardId ? { boardId } : {}) };
}

function numberIn(query: URLSearchParams, name: string): number | undefined {
  const given = query.get(name) ?? '';
  return WHOLE_NUMBER.test(given) ? Number(given) : undefined;
}

function nothing(): Denial {
  return deny('not_found', 'There is nothing at this address.');
}
