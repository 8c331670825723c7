// A stamp says "this result was made from exactly these files". It holds one hash over their paths and contents, so a
// checkout, a clock change or a touched file never causes work, and a changed byte always does.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * @param {string} root
 * @param {readonly string[]} paths relative to `root`; their order does not matter, a missing file counts as absent
 * @param {readonly string[]} [extra] what else the result depends on, such as the platform
 * @returns {string}
 */
export function hashOf(root, paths, extra = []) {
  const hash = createHash('sha256');
  for (const path of [...paths].sort()) {
    const file = join(root, path);
    if (!existsSync(file)) continue;
    const bytes = readFileSync(file);
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  for (const text of extra) hash.update(`\0${text}`);
  return hash.digest('hex');
}

/**
 * All files below a folder, relative to `root`, without what is installed, built or only tested.
 *
 * @param {string} root
 * @param {string} folder relative to `root`
 * @returns {string[]}
 */
export function sourcesIn(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return isIgnoredFolder(entry.name) ? [] : sourcesIn(root, path);
    return /\.test\.[a-z]+$/.test(entry.name) ? [] : [path];
  });
}

/** @param {string} name */
function isIgnoredFolder(name) {
  return name === 'node_modules' || name === 'dist' || name === 'test' || name.startsWith('.');
}

/**
 * @param {string} file where the stamp is kept
 * @returns {{ matches: (hash: string) => boolean, set: (hash: string) => void, clear: () => void }}
 *   Clear before the work and set after it: work that was interrupted then counts as not done.
 */
export function createStamp(file) {
  return {
    matches: (hash) => existsSync(file) && readFileSync(file, 'utf8') === hash,
    set(hash) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, hash);
    },
    clear: () => rmSync(file, { force: true }),
  };
}
