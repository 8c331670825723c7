import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPeers } from '../../peers/installPeers.ts';
import { runProgram } from '../../peers/runProgram.ts';
import { PEERS } from '../whiteboards/peers.ts';

const PAGES = fileURLToPath(new URL('./pages', import.meta.url));
const BUILD_DEADLINE_SECONDS = 120;

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
 * Installs the peers in the versions that `pages/package.json` names, and builds their pages.
 *
 * @throws Error with what npm or esbuild said when they fail.
 */
export async function buildPeers(cache: string, say: (line: string) => void): Promise<BuiltPeers> {
  const folder = await installPeers({ name: 'peers', from: PAGES, cache, say, build }).catch((error) => {
    throw new Error('The peers could not be had. Use --apps drawbridge,empty without them.', {
      cause: error,
    });
  });
  return {
    dist: join(folder, 'dist'),
    fonts: join(folder, 'node_modules/@excalidraw/excalidraw/dist/prod/fonts'),
    assets: join(folder, 'node_modules/@tldraw/assets'),
  };
}

async function build(folder: string): Promise<void> {
  const limits = { cwd: folder, deadlineSeconds: BUILD_DEADLINE_SECONDS };
  await runProgram('node_modules/.bin/esbuild', esbuildArguments(), limits);
  const page = readFileSync(join(folder, 'page.html'), 'utf8');
  for (const name of PEERS) writeFileSync(join(folder, `dist/${name}.html`), page.replaceAll('PEER', name));
}

function esbuildArguments(): string[] {
  return [
    ...PEERS.map((name) => `${name}.jsx`),
    ...['--bundle', '--minify', '--splitting', '--format=esm', '--target=chrome130', '--jsx=automatic'],
    ...['--conditions=production', '--define:process.env.NODE_ENV="production"', '--external:/fonts/*'],
    ...['--loader:.woff2=file', '--log-level=error', '--outdir=dist'],
  ];
}
