import type { IncomingMessage, ServerResponse } from 'node:http';
import { ADMIN_API } from '@drawbridge/protocol';
import { type Denial, deny } from '../../access/links.ts';
import { createOriginCheck } from '../../socket/door/originCheck.ts';
import { StorageError } from '../../storage/index.ts';
import type { AccessRate } from '../access/accessRate.ts';
import { readJson, sendDenial } from '../access/json.ts';
import { isClientGone } from '../downloads.ts';
import { sendJson } from '../sendText.ts';
import { type AdminAnswersDeps, createAdminAnswers } from './adminAnswers.ts';

export interface AdminRoute {
  /** Whether the settings let anybody administer: without that there is no page for it. */
  readonly isThere: boolean;
  takes(path: string): boolean;
  /** Never rejects. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export interface AdminRouteDeps extends AdminAnswersDeps {
  readonly rate: AccessRate;
}

/** Pages of this very host only, wherever else boards may be shown. */
const isOwnPage = createOriginCheck([]);

/** What whoever runs the server sees and does, over HTTP; `protocol/admin.ts` says how. */
export function createAdminRoute(deps: AdminRouteDeps): AdminRoute {
  const { door, rate, log } = deps;
  const answers = createAdminAnswers(deps);

  const find = async (request: IncomingMessage, response: ServerResponse): Promise<object> => {
    if (!isOwnPage(request)) return deny('forbidden', 'Pages of another site may not ask this.');
    if (!rate.isWithin(request)) return deny('rate', 'Too many requests from your address. Try again soon.');
    const { method = 'GET' } = request;
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://here');
    const body = method === 'POST' ? await readJson(request) : undefined;
    const rest = pathname.slice(ADMIN_API.length + 1);
    const outcome = await answers({ request, response, method, rest, query: searchParams, body });
    if (isDenial(outcome)) rate.charge(request);
    return outcome;
  };

  return {
    isThere: door.isThere,
    takes: (path) => path.startsWith(`${ADMIN_API}/`),
    async answer(request, response) {
      try {
        const outcome = door.isThere
          ? await find(request, response)
          : deny('not_found', 'There is nothing at this address.');
        if (isDenial(outcome)) sendDenial(response, outcome);
        else sendJson(response, 200, outcome);
      } catch (error) {
        if (isClientGone(error)) return;
        log.error({ url: request.url, err: error }, 'admin request failed');
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
