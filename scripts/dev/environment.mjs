import { accessSync, constants } from 'node:fs';
import { delimiter } from 'node:path';

/**
 * The environment for everything started from here: what npm set for its own script is gone, because pnpm and its children
 * would take it for their own, and the supported Node.js comes first on PATH.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} pathEntries
 * @returns {NodeJS.ProcessEnv}
 */
export function cleanEnvironment(env, pathEntries) {
  const kept = Object.entries(env).filter(
    ([name]) => !/^npm_/i.test(name) && name !== 'NODE' && name !== 'INIT_CWD',
  );
  return { ...Object.fromEntries(kept), PATH: [...pathEntries, env.PATH ?? ''].join(delimiter) };
}

/**
 * For installing and building. NODE_ENV belongs to the server: an install would leave out the build tools for `production`,
 * and the web build would make a slow page for `development`. CI=true keeps pnpm from asking questions. Networks that
 * look into TLS put their certificate into the system's store, which a fetched Node.js would not read by itself.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function buildEnvironment(env) {
  const { NODE_ENV: _, ...rest } = env;
  return { ...rest, CI: 'true', NODE_USE_SYSTEM_CA: '1' };
}

/**
 * Package managers and browsers keep caches in the home folder; accounts of services often have none that can be written.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} substitute
 * @returns {NodeJS.ProcessEnv}
 */
export function withUsableHome(env, substitute) {
  try {
    accessSync(env.HOME ?? '', constants.W_OK);
    return env;
  } catch {
    return { ...env, HOME: substitute };
  }
}

/**
 * Node.js keeps what it made of the server's TypeScript in `folder`, unless told otherwise: the next start takes two thirds of
 * the time and, without what strips the types in each thread, a sixth less memory.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} folder
 * @returns {NodeJS.ProcessEnv}
 */
export function withCompileCache(env, folder) {
  return { NODE_COMPILE_CACHE: folder, ...env };
}

/**
 * pnpm reads the user's .npmrc, but not npm's other places: its variables and its global file.
 *
 * @param {string} output of `npm config get registry cafile`
 * @returns {NodeJS.ProcessEnv} the same for pnpm
 */
export function pnpmSettings(output) {
  const lines = output.matchAll(/^(registry|cafile)=(.+)$/gm);
  const given = [...lines].filter(([, , value]) => value !== 'null');
  return Object.fromEntries(given.map(([, name, value]) => [`pnpm_config_${name}`, value]));
}
