import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const ENTRY = 'src/serviceWorker/sw.ts';
const FILE = 'sw.js';
const PLACEHOLDER = '__BUILT__';

/** Builds the service worker as /sw.js and writes into it which files this build consists of. */
export function serviceWorker(): Plugin {
  let publicDir = '';
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved: (config) => {
      publicDir = config.publicDir;
    },
    buildStart() {
      this.emitFile({ type: 'chunk', id: ENTRY, fileName: FILE });
    },
    generateBundle: {
      // After Vite has made index.html.
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle[FILE];
        if (worker?.type !== 'chunk' || worker.imports.length > 0) {
          throw new Error(
            `${ENTRY} must share no module with the page: move what they share into a copy of its own.`,
          );
        }
        const built = Object.values(bundle)
          .filter(({ fileName }) => fileName !== FILE && !isSpare(fileName))
          .map((file) => ({ path: file.fileName, content: file.type === 'chunk' ? file.code : file.source }));
        worker.code = worker.code.replace(PLACEHOLDER, () =>
          JSON.stringify(describeBuild([...built, ...readFolder(publicDir)])),
        );
      },
    },
  };
}

/**
 * Fonts in the format that pictures take their letters from: without network, pictures have those that the page draws with. And what
 * reads PDF, which is larger than all the rest.
 */
function isSpare(fileName: string): boolean {
  return fileName.endsWith('.woff') || /(?:^|\/)pdf(?:\/|Pages-|Worker-)/.test(fileName);
}

export interface Content {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** What the service worker must know: every file with its hash, and a name for all of them together. */
export function describeBuild(contents: readonly Content[]) {
  const files = contents
    .map(({ path, content }) => ({
      path: `/${path}`,
      integrity: `sha256-${hash(content).toString('base64')}`,
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return { version: hash(JSON.stringify(files)).toString('hex').slice(0, 12), files };
}

/** Files that are copied as they are. */
function readFolder(folder: string): Content[] {
  return globSync('**/*.*', { cwd: folder }).map((path) => ({
    path,
    content: readFileSync(join(folder, path)),
  }));
}

function hash(content: string | Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}
