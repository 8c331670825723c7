/** Something outside this code went wrong, and the person at the terminal can put it right. */
export class Failure extends Error {
  /**
   * @param {string} message what failed
   * @param {{ remedy: string, output?: string }} more what to do about it, and what the failing program said
   */
  constructor(message, { remedy, output = '' }) {
    super(message);
    this.remedy = remedy;
    this.output = output;
  }
}

/** @type {readonly { readonly sign: RegExp, readonly remedy: string }[]} */
const knownTroubles = [
  {
    sign: /ENOSPC|no space left/i,
    remedy:
      'The disk is full. Free about 1 GB for this folder and the home folder, then run the command again.',
  },
  {
    sign: /ERR_PNPM_OUTDATED_LOCKFILE|can only install packages when/,
    remedy:
      'A package.json and its lockfile disagree. Take both from the same commit, or run "pnpm install --no-frozen-lockfile" and commit the lockfile.',
  },
  {
    sign: /CERT_|SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY)|certificate/i,
    remedy:
      'The registry shows a certificate that Node.js does not trust. Point NODE_EXTRA_CA_CERTS to the certificate file of your network.',
  },
  {
    sign: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|SOCKET_TIMEOUT|ERR_PNPM_META_FETCH_FAIL|fetch failed|network/i,
    remedy:
      'The package registry could not be reached. Check the connection with "npm ping"; behind a proxy set HTTPS_PROXY, with a mirror run "npm config set registry <its address>". Then run the command again: what has arrived is kept.',
  },
  {
    sign: /\bE?40[13]\b|ERR_PNPM_FETCH_40[13]|Unauthorized|Forbidden/i,
    remedy: 'The package registry refused. Check the login with "npm whoami", or use another registry.',
  },
  {
    sign: /\bE404\b|ERR_PNPM_FETCH_404|ETARGET|NO_MATCHING_VERSION/i,
    remedy:
      'The package registry does not have a package of the lockfile. A mirror may lag behind: use another registry with "npm config set registry <its address>".',
  },
  {
    sign: /EACCES|EPERM|EROFS|permission denied/i,
    remedy:
      'A file may not be written. Make this folder and the home folder belong to the user who runs this.',
  },
];

/**
 * The remedy for what a package manager printed.
 *
 * @param {string} output
 * @returns {string}
 */
export function remedyFor(output) {
  const known = knownTroubles.find(({ sign }) => sign.test(output));
  return known?.remedy ?? 'The lines above say why. Put that right and run the command again.';
}

/**
 * A failure in words: what the program said, what failed, what to do.
 *
 * @param {Failure} failure
 * @returns {string}
 */
export function explain({ message, remedy, output }) {
  const said = output.trim();
  return `${said === '' ? '' : `${said}\n\n`}${message}\n${remedy}`;
}
