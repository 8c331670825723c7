import type { IncomingMessage } from 'node:http';
import { mayDo, parseAccessRequest } from '@drawbridge/protocol';
import type { Access } from '../../access/access.ts';
import type { DeleteBoard } from '../../access/deletions.ts';
import { type Denial, deny } from '../../access/links.ts';
import type { Identify } from '../../signIn/identity.ts';
import { bearerOf } from '../bearer.ts';

export interface Wanted {
  readonly request: IncomingMessage;
  readonly method: string;
  readonly boardId: string;
  readonly rest: string;
  /** As it came; `undefined` when there is none, or it is not JSON. */
  readonly body: unknown;
}

type Answer = (wanted: Wanted & { readonly linkId: string }) => Promise<object>;

const LINK_ID = '([\\w-]{1,32})';

export interface AnswersDeps {
  readonly access: Access;
  readonly identify: Identify;
  readonly deleteBoard: DeleteBoard;
}

/** What is answered to whom: the first line that fits. */
export function createAnswers(deps: AnswersDeps): (wanted: Wanted) => Promise<object> {
  const { access, identify, deleteBoard } = deps;
  const { sharing } = access;

  /** For owners of the board. */
  const own = (answer: Answer): Answer => {
    return async (wanted) => {
      const role = await access.roleFor(wanted.boardId, bearerOf(wanted.request));
      if (typeof role === 'string' && mayDo(role, 'own')) return answer(wanted);
      return typeof role === 'string' ? deny('forbidden', 'Only owners of a board may do this.') : role;
    };
  };

  const routes: readonly (readonly [method: string, path: RegExp, answer: Answer])[] = [
    [
      'POST',
      /^token$/,
      withBody(parseAccessRequest.token, async ({ request, boardId }, body) =>
        access.exchange(boardId, body, await identify(request)),
      ),
    ],
    [
      'POST',
      /^claim$/,
      withBody(parseAccessRequest.claim, async ({ request, boardId }, body) =>
        access.claim(boardId, body.createKey, await identify(request)),
      ),
    ],
    ['DELETE', /^board$/, own(({ boardId }) => deleteBoard(boardId))],
    ['GET', /^links$/, own(({ boardId }) => sharing.describe(boardId))],
    [
      'PATCH',
      /^links$/,
      own(
        withBody(parseAccessRequest.general, ({ boardId }, general) => sharing.setGeneral(boardId, general)),
      ),
    ],
    [
      'POST',
      /^links$/,
      own(withBody(parseAccessRequest.newLink, ({ boardId }, link) => sharing.add(boardId, link))),
    ],
    [
      'PATCH',
      linkPath(''),
      own(
        withBody(parseAccessRequest.changedLink, ({ boardId, linkId }, change) =>
          sharing.change(boardId, linkId, change),
        ),
      ),
    ],
    ['DELETE', linkPath(''), own(({ boardId, linkId }) => sharing.revoke(boardId, linkId))],
    ['POST', linkPath('/rotate'), own(({ boardId, linkId }) => sharing.rotate(boardId, linkId))],
  ];

  return async (wanted) => {
    for (const [method, path, answer] of routes) {
      const found = method === wanted.method ? path.exec(wanted.rest) : undefined;
      if (found) return answer({ ...wanted, linkId: found[1] ?? '' });
    }
    return deny('not_found', 'There is nothing at this address.');
  };
}

function linkPath(rest: string): RegExp {
  return new RegExp(`^links/${LINK_ID}${rest}$`);
}

function withBody<B>(
  parse: (body: unknown) => B | undefined,
  answer: (wanted: Parameters<Answer>[0], body: B) => Promise<object | Denial>,
): Answer {
  return async (wanted) => {
    const body = parse(wanted.body);
    return body === undefined
      ? deny('invalid', 'The request is not what is expected here.')
      : answer(wanted, body);
  };
}
