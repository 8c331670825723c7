import { SIGN_IN_FAILURES, type SignInFailure } from '@drawbridge/protocol';

/** Why one comes back without being signed in, as the fragment of the address says. */
export function failureIn(fragment: string): SignInFailure | undefined {
  return SIGN_IN_FAILURES.find((failure) => fragment === `#${failure}`);
}
