import type { IncomingMessage } from 'node:http';

export interface CookieRules {
  readonly path: string;
  /** 0 takes it away. */
  readonly lifeMs: number;
  readonly sameSite: 'Strict' | 'Lax';
  /** Sent over https only. */
  readonly isSecure: boolean;
}

/** Of the letters that a JWT is made of. */
const VALUE = /^[\w.-]+$/;

export function readCookie({ headers }: IncomingMessage, name: string): string | undefined {
  const pairs = headers.cookie?.split('; ') ?? [];
  const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
  return value !== undefined && VALUE.test(value) ? value : undefined;
}

/** Out of reach of scripts. */
export function formatCookie(name: string, value: string, rules: CookieRules): string {
  const { path, lifeMs, sameSite, isSecure } = rules;
  const parts = [
    `${name}=${value}`,
    `Path=${path}`,
    `Max-Age=${Math.ceil(lifeMs / 1_000)}`,
    'HttpOnly',
    `SameSite=${sameSite}`,
    ...(isSecure ? ['Secure'] : []),
  ];
  return parts.join('; ');
}
