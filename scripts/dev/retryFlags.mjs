/**
 * For npm and pnpm alike. Their own patience (10 s, then 60 s between attempts) leaves a person without a network waiting for
 * minutes; these are four attempts within 22 s.
 */
export const retryFlags = [
  '--fetch-retries=3',
  '--fetch-retry-mintimeout=2000',
  '--fetch-retry-maxtimeout=10000',
];
