import type { IncomingMessage, ServerResponse } from 'node:http';
import { SIGN_IN_CALLBACK } from '@drawbridge/protocol';
import * as v from 'valibot';
import { createSigner } from '../access/signer.ts';
import { formatCookie, readCookie } from '../http/cookies.ts';
import type { PublicUrl } from '../http/publicUrl.ts';
import type { Trip } from './oidc.ts';
import { sessionKey } from './sessions.ts';

/** Trips to the provider, each in a cookie of its own: two tabs may be on one at a time. */
export interface Trips {
  begin(request: IncomingMessage, response: ServerResponse, trip: Trip): Promise<void>;
  /** The trip with this state, which is over then; `undefined` when this browser is on none. */
  end(request: IncomingMessage, response: ServerResponse, state: string): Promise<Trip | undefined>;
}

export interface TripsDeps {
  readonly secret: Uint8Array;
  readonly publicUrl: PublicUrl;
  readonly basePath: string;
  readonly nowMs: () => number;
}

/** Time to find a password. */
const LIFE_MS = 15 * 60_000;
const AUDIENCE = 'sign-in';
const TYPE = 'trip+jwt';

const claims = v.object({ state: v.string(), nonce: v.string(), verifier: v.string() });

export function createTrips({ secret, publicUrl, basePath, nowMs }: TripsDeps): Trips {
  const signer = createSigner({ key: sessionKey(secret), audience: AUDIENCE, nowMs, graceMs: 0 });
  const rulesFor = (request: IncomingMessage, lifeMs: number) => ({
    path: basePath + SIGN_IN_CALLBACK,
    lifeMs,
    sameSite: 'Lax' as const,
    isSecure: publicUrl(request).protocol === 'https:',
  });

  return {
    async begin(request, response, trip) {
      const token = await signer.sign({ ...trip }, { typ: TYPE, untilMs: nowMs() + LIFE_MS });
      const cookie = formatCookie(cookieOf(trip.state), token, rulesFor(request, LIFE_MS));
      response.appendHeader('Set-Cookie', cookie);
    },
    async end(request, response, state) {
      const token = readCookie(request, cookieOf(state));
      if (token === undefined) return undefined;
      response.appendHeader('Set-Cookie', formatCookie(cookieOf(state), '', rulesFor(request, 0)));
      const read = v.safeParse(claims, await signer.open(token, TYPE, ['exp', 'state']));
      return read.success && read.output.state === state ? read.output : undefined;
    },
  };
}

function cookieOf(state: string): string {
  return `drawbridge_trip_${state.replace(/\W/g, '').slice(0, 16)}`;
}
