import type { IncomingMessage } from 'node:http';
import { type AuditAction, type Deed, mayDo, parseAccessRequest } from '@drawbridge/protocol';
import * as v from 'valibot';
import type { Access } from '../../access/access.ts';
import type { DeleteBoard } from '../../access/deletions.ts';
import { type Denial, deny } from '../../access/links.ts';
import { type Way, wayOf } from '../../access/way.ts';
import { type Audit, actorOf } from '../../audit/audit.ts';
import type { Identify } from '../../signIn/identity.ts';
import type { AddressOf } from '../../socket/door/clientAddress.ts';
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
  readonly audit: Pick<Audit, 'note'>;
  readonly addressOf: AddressOf;
}

/** What is answered to whom: the first line that fits. */
export function createAnswers(deps: AnswersDeps): (wanted: Wanted) => Promise<object> {
  const { access, identify, deleteBoard, audit, addressOf } = deps;
  const { sharing } = access;

  const note = (did: AuditAction, who: Way, wanted: Parameters<Answer>[0], outcome: object): void => {
    if ('error' in outcome) return;
    const { boardId, request } = wanted;
    const about = aboutOf(wanted, outcome);
    audit.note({ did, who: actorOf(who), boardId, about, address: addressOf(request) });
  };

  /** For owners of the board. What they did is noted, unless they only look. */
  const own = (answer: Answer, did?: AuditAction): Answer => {
    return async (wanted) => {
      const pass = await access.admit(wanted.boardId, bearerOf(wanted.request));
      if ('error' in pass) return pass;
      if (!mayDo(pass.role, 'own')) return deny('forbidden', 'Only owners of a board may do this.');
      const outcome = await answer(wanted);
      if (did) note(did, pass, wanted, outcome);
      return outcome;
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
      withBody(parseAccessRequest.claim, async (wanted, body) => {
        const visitor = await identify(wanted.request);
        const outcome = await access.claim(wanted.boardId, body.createKey, visitor);
        note(
          'board:claim',
          wayOf({ link: undefined, user: visitor.user, grant: undefined }),
          { ...wanted, body: undefined },
          outcome,
        );
        return outcome;
      }),
    ],
    ['DELETE', /^board$/, own(({ boardId }) => deleteBoard(boardId, 'owner'), 'board:delete')],
    ['GET', /^links$/, own(({ boardId }) => sharing.describe(boardId))],
    [
      'PATCH',
      /^links$/,
      own(
        withBody(parseAccessRequest.general, ({ boardId }, general) => sharing.setGeneral(boardId, general)),
        'access:change',
      ),
    ],
    [
      'POST',
      /^links$/,
      own(
        withBody(parseAccessRequest.newLink, ({ boardId }, link) => sharing.add(boardId, link)),
        'link:make',
      ),
    ],
    [
      'PATCH',
      linkPath(''),
      own(
        withBody(parseAccessRequest.changedLink, ({ boardId, linkId }, change) =>
          sharing.change(boardId, linkId, change),
        ),
        'link:change',
      ),
    ],
    ['DELETE', linkPath(''), own(({ boardId, linkId }) => sharing.revoke(boardId, linkId), 'link:revoke')],
    [
      'POST',
      linkPath('/rotate'),
      own(({ boardId, linkId }) => sharing.rotate(boardId, linkId), 'link:rotate'),
    ],
  ];

  return async (wanted) => {
    for (const [method, path, answer] of routes) {
      const found = method === wanted.method ? path.exec(wanted.rest) : undefined;
      if (found) return answer({ ...wanted, linkId: found[1] ?? '' });
    }
    return deny('not_found', 'There is nothing at this address.');
  };
}

/** What the change was: the body passed a parser that takes nothing but words and numbers, none of them secret. */
function aboutOf({ linkId, body }: Parameters<Answer>[0], outcome: object): NonNullable<Deed['about']> {
  const made = 'link' in outcome ? v.parse(v.object({ id: v.string() }), outcome.link).id : undefined;
  return {
    ...(linkId !== '' && { link: linkId }),
    ...(made !== undefined && { [linkId === '' ? 'link' : 'newLink']: made }),
    ...v.parse(v.fallback(v.record(v.string(), word), {}), body),
  };
}

/** What has no limit is given as null. */
const word = v.pipe(
  v.nullable(v.union([v.string(), v.number(), v.boolean()])),
  v.transform((value) => value ?? 'none'),
);

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
