import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  parseSignInRequest,
  SIGN_IN_API,
  SIGN_IN_CALLBACK,
  SIGN_IN_DONE,
  SIGN_IN_START,
  type SignInFailure,
} from '@drawbridge/protocol';
import { deny } from '../../access/links.ts';
import type { Log } from '../../log.ts';
import type { SignIn } from '../../signIn/signIn.ts';
import type { OriginCheck } from '../../socket/door/originCheck.ts';
import type { AccessRate } from '../access/accessRate.ts';
import { readJson, sendDenial } from '../access/json.ts';
import { isClientGone } from '../downloads.ts';
import { redirect } from '../redirect.ts';
import { sendJson } from '../sendText.ts';

export interface SignInRoute {
  /** Whether this path is about signing in. */
  takes(method: string | undefined, path: string): boolean;
  /** Never rejects. */
  answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>;
}

export interface SignInRouteDeps {
  readonly signIn: SignIn;
  readonly isAllowedOrigin: OriginCheck;
  readonly rate: AccessRate;
  readonly basePath: string;
  readonly log: Log;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Who somebody is, over HTTP; `protocol/signIn.ts` says how. */
export function createSignInRoute(deps: SignInRouteDeps): SignInRoute {
  const { signIn, rate, basePath, log } = deps;
  const changing = createChanging(deps);
  const routes: Readonly<Record<string, Answer>> = {
    [`GET ${SIGN_IN_API}`]: async (request, response) =>
      sendJson(response, 200, await signIn.describe(request)),
    [`POST ${SIGN_IN_API}`]: changing(async (request, response) => {
      const body = parseSignInRequest(await readJson(request));
      const outcome = body
        ? await signIn.take(request, response, body.token)
        : deny('invalid', 'The request is not what is expected here.');
      if (!('error' in outcome)) return sendJson(response, 200, outcome);
      rate.charge(request);
      sendDenial(response, outcome);
    }),
    [`DELETE ${SIGN_IN_API}`]: changing(async (request, response) => {
      await signIn.forget(request, response);
      sendJson(response, 200, {});
    }),
    [`GET ${SIGN_IN_START}`]: limited(rate, async (request, response) => {
      const address = await signIn.leave(request, response);
      redirect(response, typeof address === 'string' ? basePath + doneAddress(address) : address.href);
    }),
    [`GET ${SIGN_IN_CALLBACK}`]: limited(rate, async (request, response) =>
      redirect(response, basePath + doneAddress(await signIn.comeBack(request, response))),
    ),
  };

  return {
    takes: (method, path) => routes[`${method} ${path}`] !== undefined,
    async answer(request, response, path) {
      try {
        await routes[`${request.method} ${path}`]?.(request, response);
      } catch (error) {
        if (isClientGone(error)) return;
        log.error({ err: error }, 'sign-in failed');
        if (!response.headersSent) sendDenial(response, deny('storage', 'The server failed. It was logged.'));
      }
    },
  };
}

/** Keeps other sites from signing people in as somebody else, or out. */
function createChanging({ isAllowedOrigin, rate }: SignInRouteDeps): (answer: Answer) => Answer {
  return (answer) => async (request, response) => {
    if (!isAllowedOrigin(request))
      sendDenial(response, deny('forbidden', 'Pages of another site may not ask this.'));
    else await limited(rate, answer)(request, response);
  };
}

function limited(rate: AccessRate, answer: Answer): Answer {
  return async (request, response) => {
    if (rate.isWithin(request)) await answer(request, response);
    else sendDenial(response, deny('rate', 'Too many requests from your address. Try again soon.'));
  };
}

/** The page goes on from there: it knows where one was, with the key that no server may see. */
function doneAddress(failure: SignInFailure | undefined): string {
  return failure === undefined ? SIGN_IN_DONE : `${SIGN_IN_DONE}#${failure}`;
}
