import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseAccessAnswer } from '@drawbridge/protocol';
import type { Access } from '../../access/access.ts';
import type { DeleteBoard } from '../../access/deletions.ts';
import { type Denial, deny } from '../../access/links.ts';
import type { Audit } from '../../audit/audit.ts';
import type { Log } from '../../log.ts';
import type { Identify } from '../../signIn/identity.ts';
import type { AddressOf } from '../../socket/door/clientAddress.ts';
import type { OriginCheck } from '../../socket/door/originCheck.ts';
import { StorageError } from '../../storage/index.ts';
import { tokenCookie } from '../bearer.ts';
import { isClientGone } from '../downloads.ts';
import type { PublicUrl } from '../publicUrl.ts';
import { sendJson } from '../sendText.ts';
import type { AccessRate } from './accessRate.ts';
import { createAnswers, type Wanted } from './answers.ts';
import { readJson, sendDenial } from './json.ts';

export interface AccessRoute {
  /** Never rejects. */
  answer(request: IncomingMessage, response: ServerResponse, wanted: WantedAccess): Promise<void>;
}

export interface WantedAccess {
  readonly boardId: string;
  /** `board`, `token`, `claim`, `links`, `links/<id>` or `links/<id>/rotate`. */
  readonly rest: string;
}

export interface AccessRouteDeps {
  readonly access: Access;
  readonly identify: Identify;
  readonly deleteBoard: DeleteBoard;
  readonly isAllowedOrigin: OriginCheck;
  readonly rate: AccessRate;
  readonly publicUrl: PublicUrl;
  readonly audit: Pick<Audit, 'note'>;
  readonly addressOf: AddressOf;
  readonly basePath: string;
  readonly log: Log;
}

/** Who may do what on a board, asked and changed over HTTP; `protocol/access.ts` says how. */
export function createAccessRoute(deps: AccessRouteDeps): AccessRoute {
  const { isAllowedOrigin, rate, publicUrl, basePath, log } = deps;
  const answers = createAnswers(deps);

  /** A page says how it was loaded, also where a proxy that nobody trusts has done the TLS. */
  const isByHttps = (request: IncomingMessage): boolean =>
    publicUrl(request).protocol === 'https:' || request.headers.origin?.startsWith('https:') === true;

  const find = async (request: IncomingMessage, wanted: WantedAccess): Promise<object> => {
    if (!isAllowedOrigin(request)) return deny('forbidden', 'Pages of another site may not ask this.');
    if (!rate.isWithin(request)) return deny('rate', 'Too many requests from your address. Try again soon.');
    const { method = 'GET' } = request;
    const body = method === 'POST' || method === 'PATCH' ? await readJson(request) : undefined;
    const outcome = await answers({ request, method, body, ...wanted } satisfies Wanted);
    if (isDenial(outcome)) rate.charge(request);
    return outcome;
  };

  return {
    async answer(request, response, wanted) {
      try {
        const outcome = await find(request, wanted);
        if (isDenial(outcome)) sendDenial(response, outcome);
        else {
          const given = parseAccessAnswer.token(outcome);
          const rules = { basePath, isSecure: isByHttps(request) };
          if (given) response.setHeader('Set-Cookie', tokenCookie({ ...rules, ...wanted, ...given }));
          sendJson(response, 200, outcome);
        }
      } catch (error) {
        if (isClientGone(error)) return;
        log.error({ ...wanted, err: error }, 'access request failed');
        const isDisk = error instanceof StorageError;
        sendDenial(response, deny('storage', isDisk ? DISK_FAILED : 'The server failed. It was logged.'));
      }
    },
  };
}

const DISK_FAILED = 'The server could not use its disk. Try again.';

function isDenial(outcome: object): outcome is Denial {
  return 'error' in outcome;
}
