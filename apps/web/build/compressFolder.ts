import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** A smaller file fits into the first packets anyway. */
const MIN_BYTES = 1024;

/** Writes `x.gz` and `x.br` beside every text file `x` below `folder`, so that the server never compresses by itself. */
export function compressFolder(folder: string): void {
  for (const name of globSync('**/*.{js,css,html,svg}', { cwd: folder })) {
    const path = join(folder, name);
    const content = readFileSync(path);
    if (content.length <= MIN_BYTES) continue;
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
    writeFileSync(`${path}.br`, brotliCompressSync(content));
  }
}
