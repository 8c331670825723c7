import { createHmac } from 'node:crypto';
import { lookup as resolve } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPrivateAddress } from './privateAddresses.ts';
import type { Outcome } from './webhook.ts';

/** From the first packet to the answer. */
const TIMEOUT_MS = 10_000;

export interface Letter {
  readonly url: string;
  readonly secret: string;
  readonly body: string;
  /** Epoch ms. */
  readonly nowMs: number;
}

/** Sends JSON to somebody's server, signed. Never rejects. Redirections are not followed: they are failures. */
export type PostSigned = (letter: Letter) => Promise<Outcome>;

/** Where `allowsPrivate` is not, a connection is only made to addresses of the internet, whatever a name resolves to. */
export function createPostSigned({ allowsPrivate }: { readonly allowsPrivate: boolean }): PostSigned {
  return (letter) =>
    new Promise((settle) => {
      const { url, body } = letter;
      const { protocol, hostname } = new URL(url);
      const literal = hostname.replace(/^\[|\]$/g, '');
      if (!allowsPrivate && isIP(literal) && isPrivateAddress(literal)) {
        settle({ kind: 'failed', why: PRIVATE });
        return;
      }
      const send = protocol === 'https:' ? requestHttps : requestHttp;
      const request = send(url, {
        method: 'POST',
        agent: false,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: headersOf(letter),
        ...(!allowsPrivate && { lookup: publicLookup }),
      });
      request.once('response', (response) => {
        const { statusCode: status = 0 } = response;
        // What it says beside that is of no interest, however long it is.
        response.on('error', () => {}).destroy();
        if (status >= 200 && status < 300) settle({ kind: 'taken', status });
        else settle(status === 410 ? { kind: 'gone' } : { kind: 'failed', why: `answered ${status}` });
      });
      request.on('error', (error) => settle({ kind: 'failed', why: whyOf(error) }));
      request.end(body);
    });
}

/** `t=<seconds>,v1=<HMAC-SHA256 of "<seconds>.<body>" in hexadecimal>`: whoever knows the secret can tell age and origin. */
export function signatureOf({ secret, body, nowMs }: Omit<Letter, 'url'>): string {
  const seconds = Math.floor(nowMs / 1_000);
  const digest = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${digest}`;
}

function headersOf(letter: Letter) {
  return {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(letter.body),
    'Drawbridge-Signature': signatureOf(letter),
    'User-Agent': 'Drawbridge',
  };
}

const PRIVATE = 'the address is none of the internet';

/** Asked for the very connection: a name that resolves otherwise a moment later gains nothing. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '');
    const open = addresses.filter(({ address }) => !isPrivateAddress(address));
    const [first] = open;
    if (!first) return callback(new Error(PRIVATE), '');
    if (options.all) callback(null, open);
    else callback(null, first.address, first.family);
  });
};

function whyOf(error: Error): string {
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'no answer in time';
  return error.message === PRIVATE ? PRIVATE : 'no connection';
}
