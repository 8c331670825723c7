import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** What pdf.js asks for by names of its own: tables of characters, fonts that files leave out, decoders that are no WebAssembly. */
const PARTS = ['cmaps/*', 'standard_fonts/*', 'wasm/*_nowasm_fallback.js', 'wasm/LICENSE*'];
const FOLDER = 'pdf';

const library = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** Gives those files out under `/pdf/`, as they are. */
export const pdfParts: Plugin = {
  name: 'pdf-parts',
  generateBundle() {
    for (const name of globSync(PARTS, { cwd: library }))
      this.emitFile({
        type: 'asset',
        fileName: `${FOLDER}/${name}`,
        source: readFileSync(join(library, name)),
      });
  },
  configureServer({ middlewares }) {
    middlewares.use(`/${FOLDER}`, (request, response, next) => {
      const name = (request.url ?? '').replace(/^\/|\?.*$/g, '');
      const path = join(library, name);
      if (name.includes('..') || !existsSync(path)) next();
      else response.end(readFileSync(path));
    });
  },
};
