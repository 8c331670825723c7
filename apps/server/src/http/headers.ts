import type { Server as HttpServer, ServerResponse } from 'node:http';

/** Answers are for programs and for the page that asks: what one may do when somebody opens it by itself is nothing. */
const ANSWER_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

const SECURITY_HEADERS = {
  'Content-Security-Policy': ANSWER_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), serial=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const;

/** As long as browsers are asked to keep it in mind; what counts is that it is renewed by each answer. */
const HSTS_SECONDS = 365 * 86_400;

export interface HeaderRules {
  /** By which people come, if the operator says so. */
  readonly publicUrl: string;
  readonly basePath: string;
}

/**
 * Gives every answer of this server its security headers, those of Socket.IO included, before anybody else looks at the
 * request: to be called when all others listen. What needs other ones sets them.
 */
export function secureAnswers(http: HttpServer, rules: HeaderRules): void {
  const headers = Object.entries({ ...SECURITY_HEADERS, ...hstsOf(rules) });
  http.prependListener('request', (_request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
  });
}

/** Under a path there are others on this host, who may have reasons to be reached by plain http. */
function hstsOf({ publicUrl, basePath }: HeaderRules): Record<string, string> {
  const isOnItsOwn = publicUrl.startsWith('https:') && basePath === '';
  return isOnItsOwn ? { 'Strict-Transport-Security': `max-age=${HSTS_SECONDS}` } : {};
}

/** For pages and what they are made of: everything comes from this server, and nothing else may be loaded or posted to. */
export function pagePolicy(frameAncestors: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestors.length === 0 ? "'none'" : frameAncestors.join(' ')}`,
  ].join('; ');
}

/** To be called before the head of an answer is written. */
export function setPolicy(response: ServerResponse, policy: string): void {
  response.setHeader('Content-Security-Policy', policy);
}
