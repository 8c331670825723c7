import { readFileSync } from 'node:fs';

const MANIFEST = new URL('./pages/package.json', import.meta.url);

/** Of the whiteboards of others, as they are installed. */
export function peerVersions(): Readonly<Record<string, string>> {
  // Our own file, in which every version is exact.
  const { dependencies } = JSON.parse(readFileSync(MANIFEST, 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const { '@excalidraw/excalidraw': excalidraw = '', tldraw = '' } = dependencies;
  return { excalidraw, tldraw };
}
