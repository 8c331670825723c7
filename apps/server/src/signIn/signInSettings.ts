import { createPublicKey, type KeyObject } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import { SIGN_IN_MODES } from '@drawbridge/protocol';
import { httpUrl, integer, oneOf, type Setting, secretSetting, setting, text } from '../settings.ts';
import { algorithmsOf } from './algorithms.ts';

/** Shorter ones can be guessed from one token by trying. */
const MIN_SECRET_LENGTH = 32;

/** The settings of how people sign in; a mode looks at its own only. */
export const signInSettings = {
  signIn: setting(
    'SIGN_IN',
    'none',
    'How people sign in. none: everybody is a guest. token: by a JWT of the application that boards belong to. proxy: by headers of a proxy. oidc: at an OpenID provider. See docs/sign-in.md.',
    oneOf(...SIGN_IN_MODES),
  ),
  guests: setting(
    'GUESTS',
    'on',
    'off: nobody enters a board without signing in, whatever link they have.',
    oneOf('on', 'off'),
  ),
  signInSeconds: setting(
    'SIGN_IN_SECONDS',
    '28800',
    'How long somebody stays signed in at most.',
    integer(2, 31_536_000),
  ),
  signInUrl: setting(
    'SIGN_IN_URL',
    '',
    'With SIGN_IN=token or proxy, where the page leads people to sign in, such as /oauth2/start?rd={to}; {to} stands for the address of the board.',
    signInUrl,
  ),
  publicUrl: setting(
    'PUBLIC_URL',
    '',
    'Address by which people reach this server, such as https://board.example.org or https://example.org/board. Without it, what their browsers ask for.',
    optional(httpUrl),
  ),
  signInSecret: secretSetting(
    'SIGN_IN_SECRET',
    '',
    'With SIGN_IN=token, the secret that tokens are signed with (HS256, HS384, HS512): 32 characters or more.',
    secret,
  ),
  // Not secret, but what is pasted here by mistake is; and a key in PEM is a file.
  signInPublicKey: secretSetting(
    'SIGN_IN_PUBLIC_KEY',
    '',
    'With SIGN_IN=token, the public key in PEM that tokens are verified with (RSA, EC, Ed25519). Line ends may be written \\n.',
    publicKey,
  ),
  signInJwksUrl: setting(
    'SIGN_IN_JWKS_URL',
    '',
    'With SIGN_IN=token, where the public keys are that tokens are verified with (JWKS). It must be https, except on this machine.',
    optional(safeUrl),
  ),
  signInIssuer: setting(
    'SIGN_IN_ISSUER',
    '',
    'With SIGN_IN=token, what iss in tokens must be. Empty: anything.',
    text,
  ),
  signInAudience: setting(
    'SIGN_IN_AUDIENCE',
    'drawbridge',
    'With SIGN_IN=token, what aud in tokens must be, or hold.',
    text,
  ),
  signInClockSkewSeconds: setting(
    'SIGN_IN_CLOCK_SKEW_SECONDS',
    '30',
    'How far the clock of whoever makes tokens may be from the one of this server.',
    integer(0, 600),
  ),
  signInProxies: setting(
    'SIGN_IN_PROXIES',
    '',
    'With SIGN_IN=proxy, addresses of the proxies whose headers are believed, such as 127.0.0.1,10.0.0.0/8. From everybody else the headers mean nothing.',
    networks,
  ),
  signInUserHeader: setting(
    'SIGN_IN_USER_HEADER',
    'X-Forwarded-User',
    'With SIGN_IN=proxy, the header with the id of the person.',
    header,
  ),
  signInNameHeader: setting(
    'SIGN_IN_NAME_HEADER',
    'X-Forwarded-Preferred-Username',
    'With SIGN_IN=proxy, the header with their name. Without it, the id is the name.',
    header,
  ),
  oidcIssuer: setting(
    'OIDC_ISSUER',
    '',
    'With SIGN_IN=oidc, the address of the provider. It must be https, except on this machine.',
    optional(safeUrl),
  ),
  oidcClientId: setting(
    'OIDC_CLIENT_ID',
    '',
    'With SIGN_IN=oidc, what the provider calls this server.',
    text,
  ),
  oidcClientSecret: secretSetting(
    'OIDC_CLIENT_SECRET',
    '',
    'With SIGN_IN=oidc, the secret that the provider shares with this server. Empty for a public client.',
    text,
  ),
  oidcScope: setting('OIDC_SCOPE', 'openid profile email', 'With SIGN_IN=oidc, what is asked for.', text),
} as const;

type ValueOf<S> = S extends Setting<infer T> ? T : never;

export type SignInConfig = {
  readonly [K in keyof typeof signInSettings]: ValueOf<(typeof signInSettings)[K]>;
};

/** What is wrong with the settings together, each of which is fine. */
export function signInMistakes(config: SignInConfig): string[] {
  const { signIn, guests, signInSecret, signInPublicKey, signInJwksUrl } = config;
  const keys = [signInSecret, signInPublicKey, signInJwksUrl].filter(Boolean);
  const mistakes: readonly (readonly [isWrong: boolean, words: string])[] = [
    [signIn === 'none' && guests === 'off', 'GUESTS=off lets nobody in as long as SIGN_IN is none.'],
    [
      signIn === 'token' && keys.length !== 1,
      'SIGN_IN=token takes one of SIGN_IN_SECRET, SIGN_IN_PUBLIC_KEY and SIGN_IN_JWKS_URL.',
    ],
    [signIn === 'proxy' && config.signInProxies === undefined, 'SIGN_IN=proxy takes SIGN_IN_PROXIES.'],
    [
      signIn === 'oidc' && (config.oidcIssuer === '' || config.oidcClientId === ''),
      'SIGN_IN=oidc takes OIDC_ISSUER and OIDC_CLIENT_ID.',
    ],
  ];
  return mistakes.flatMap(([isWrong, words]) => (isWrong ? words : []));
}

type Parse<T> = Setting<T>['parse'];

function optional(parse: Parse<string>): Parse<string> {
  return (given) => (given === '' ? { value: '' } : parse(given));
}

function signInUrl(given: string): ReturnType<Parse<string>> {
  const isFine = given === '' || /^\/(?![/\\])/.test(given) || 'value' in httpUrl(given);
  return isFine ? { value: given } : { must: 'an address such as /oauth2/start?rd={to}' };
}

/** As it was given: issuers are compared letter by letter. */
function safeUrl(given: string): ReturnType<Parse<string>> {
  const parsed = httpUrl(given);
  if (!('value' in parsed)) return { must: 'an address such as https://login.example.org' };
  const { protocol, hostname } = new URL(given);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'https:' || isHere ? { value: given } : { must: 'an https address' };
}

function secret(given: string): ReturnType<Parse<string>> {
  const isFine = given === '' || given.length >= MIN_SECRET_LENGTH;
  return isFine ? { value: given } : { must: `${MIN_SECRET_LENGTH} characters or more`, isSecret: true };
}

function header(given: string): ReturnType<Parse<string>> {
  return /^[\w-]+$/.test(given) ? { value: given.toLowerCase() } : { must: 'the name of a header' };
}

function publicKey(given: string): ReturnType<Parse<KeyObject | undefined>> {
  if (given === '') return { value: undefined };
  const must = 'a public key in PEM: RSA of 2048 bits or more, EC (P-256, P-384, P-521) or Ed25519';
  // Node would take the public half of a private key, which has no place here.
  if (given.includes('PRIVATE')) return { must: `${must}, and not a private one`, isSecret: true };
  try {
    const key = createPublicKey(given.replaceAll('\\n', '\n'));
    return algorithmsOf(key).length > 0 ? { value: key } : { must };
  } catch {
    return { must };
  }
}

function networks(given: string): ReturnType<Parse<BlockList | undefined>> {
  if (given === '') return { value: undefined };
  const list = new BlockList();
  for (const item of given.split(',').map((one) => one.trim())) {
    const [address = '', bits, ...rest] = item.split('/');
    const family = isIP(address);
    const size = family === 6 ? 128 : 32;
    const isFine = family !== 0 && rest.length === 0 && (bits === undefined || isWithin(bits, size));
    if (!isFine) return { must: 'addresses such as 127.0.0.1,10.0.0.0/8,fd00::/8' };
    list.addSubnet(address, Number(bits ?? size), family === 6 ? 'ipv6' : 'ipv4');
  }
  return { value: list };
}

function isWithin(bits: string, size: number): boolean {
  return /^\d+$/.test(bits) && Number(bits) <= size;
}
