import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PEERS } from '../whiteboards/peers.ts';

const PAGES = fileURLToPath(new URL('./pages', import.meta.url));
const KEPT_OUTPUT_CHARS = 4_000;

/** Installed and built peers, as folders of files to serve. */
export interface BuiltPeers {
  /** Pages, scripts and styles. */
  readonly dist: string;
  /** Excalidraw's fonts, which it fetches from `/fonts`. */
  readonly fonts: string;
  /** tldraw's fonts, icons and translations. */
  readonly assets: string;
}

/**
 * Gets the peers from the npm registry in the versions that `pages/package.json` names, into a folder of the cache, and
 * builds their pages. What is there already is used again. Nothing of it is ever part of the product.
 *
 * @throws Error with what npm or esbuild said when they fail.
 */
export async function buildPeers(cache: string, say: (line: string) => void): Promise<BuiltPeers> {
  const folder = join(cache, `peers-${hashOf(PAGES)}`);
  const dist = join(folder, 'dist');
  const isBuilt = join(dist, 'built');
  if (!existsSync(isBuilt)) {
    say(`Installing and building the peers in ${folder}`);
    mkdirSync(folder, { recursive: true });
    cpSync(PAGES, folder, { recursive: true });
    await run(folder, 'npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund']);
    await run(folder, 'node_modules/.bin/esbuild', esbuildArguments());
    writePages(folder, dist);
    writeFileSync(isBuilt, '');
  }
  return {
    dist,
    fonts: join(folder, 'node_modules/@excalidraw/excalidraw/dist/prod/fonts'),
    assets: join(folder, 'node_modules/@tldraw/assets'),
  };
}

function esbuildArguments(): string[] {
  return [
    ...PEERS.map((name) => `${name}.jsx`),
    ...['--bundle', '--minify', '--splitting', '--format=esm', '--target=chrome130', '--jsx=automatic'],
    ...['--conditions=production', '--define:process.env.NODE_ENV="production"', '--external:/fonts/*'],
    ...['--loader:.woff2=file', '--log-level=error', '--outdir=dist'],
  ];
}

function writePages(folder: string, dist: string): void {
  const page = readFileSync(join(folder, 'page.html'), 'utf8');
  for (const name of PEERS) writeFileSync(join(dist, `${name}.html`), page.replaceAll('PEER', name));
}

/** Of the names and contents of the files in a folder. */
function hashOf(folder: string): string {
  const hash = createHash('sha256');
  for (const file of globSync('*', { cwd: folder }).sort()) {
    hash.update(file).update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex').slice(0, 12);
}

function run(cwd: string, command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (bytes) => {
        output = (output + bytes).slice(-KEPT_OUTPUT_CHARS);
      });
    }
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(`${command} ended with ${code}. Use --apps drawbridge,empty without it.\n${output}`),
        );
    });
  });
}
