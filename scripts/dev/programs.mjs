// Programs of the system that the tests need. One more is one more row.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * @typedef {{
 *   readonly title: string,
 *   readonly variable: string,
 *   readonly names: readonly string[],
 *   readonly places: readonly string[],
 *   readonly aptPackage: string,
 *   readonly versionArgument?: string,
 * }} Program what people call it, the environment variable that names its file, its names on PATH, where it lies when it is
 *   not on PATH, Debian's package of it, and what makes it tell its version, if that is not --version
 */

/** @satisfies {Readonly<Record<string, Program>>} */
export const programs = {
  chromium: {
    title: 'Chromium',
    variable: 'CHROMIUM_PATH',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    aptPackage: 'chromium',
  },
  firefox: {
    title: 'Firefox',
    variable: 'FIREFOX_PATH',
    names: ['firefox-esr', 'firefox'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    aptPackage: 'firefox-esr',
  },
  postgres: {
    title: 'PostgreSQL',
    variable: 'POSTGRES_PATH',
    names: ['postgres'],
    // Debian has each version in a folder of its own.
    places: [18, 17, 16, 15, 14, 13].map((version) => `/usr/lib/postgresql/${version}/bin/postgres`),
    aptPackage: 'postgresql',
  },
  redis: {
    title: 'Redis',
    variable: 'REDIS_PATH',
    names: ['redis-server', 'valkey-server'],
    places: [],
    aptPackage: 'redis-server',
  },
  nginx: {
    title: 'nginx',
    variable: 'NGINX_PATH',
    names: ['nginx'],
    places: ['/usr/sbin/nginx'],
    aptPackage: 'nginx-light',
    versionArgument: '-v',
  },
  haproxy: {
    title: 'HAProxy',
    variable: 'HAPROXY_PATH',
    names: ['haproxy'],
    places: ['/usr/sbin/haproxy'],
    aptPackage: 'haproxy',
    versionArgument: '-v',
  },
  caddy: {
    title: 'Caddy',
    variable: 'CADDY_PATH',
    names: ['caddy'],
    places: [],
    aptPackage: 'caddy',
    versionArgument: 'version',
  },
  openssl: {
    title: 'OpenSSL',
    variable: 'OPENSSL_PATH',
    names: ['openssl'],
    places: [],
    aptPackage: 'openssl',
    versionArgument: 'version',
  },
  curl: {
    title: 'curl',
    variable: 'CURL_PATH',
    names: ['curl'],
    places: [],
    aptPackage: 'curl',
  },
};

/**
 * Where a program may be, best first. A path in its environment variable is the only candidate when it is set.
 *
 * @param {Program} program
 * @param {NodeJS.ProcessEnv} env
 * @param {(file: string) => boolean} [isExecutable]
 * @returns {string[]}
 */
export function candidatesFor({ variable, names, places }, env, isExecutable = isExecutableFile) {
  const given = env[variable];
  if (given !== undefined && given !== '') return [given];
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...places].filter(isExecutable);
}

/** @param {string} file */
function isExecutableFile(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
