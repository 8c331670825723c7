import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { chunks } from './build/chunks.ts';
import { compressFolder } from './build/compressFolder.ts';
import { everyPage } from './build/everyPage.ts';
import { noCycles } from './build/noCycles.ts';
import { pdfParts } from './build/pdfParts.ts';
import { serviceWorker } from './build/serviceWorker.ts';

const server = 'http://127.0.0.1:3000';

const compress: Plugin = {
  name: 'compress',
  apply: 'build',
  writeBundle({ dir }) {
    if (dir !== undefined) compressFolder(dir);
  },
};

/** Pages other than that of a board, as the server has them: none loads the script of another. */
const otherPages: Plugin = {
  name: 'other-pages',
  apply: 'serve',
  configureServer({ middlewares }) {
    middlewares.use((request, _response, next) => {
      if (request.url === '/boards') request.url = '/boards.html';
      if (request.url === '/admin') request.url = '/admin.html';
      if (request.url === '/sign-in/done') request.url = '/sign-in.html';
      next();
    });
  },
};

export default defineConfig({
  // Relative to the file that names another one: only the server knows the path under which it is.
  base: './',
  plugins: [react(), everyPage, otherPages, pdfParts, serviceWorker(), noCycles, compress],
  build: {
    outDir: 'dist',
    rolldownOptions: {
      input: ['index.html', 'boards.html', 'admin.html', 'sign-in.html'],
      // What a module imports goes where it belongs itself, not along with it.
      output: { codeSplitting: { groups: [...chunks], includeDependenciesRecursively: false } },
    },
    // light-dark() and :has() carry the themes and the layout; these are the first browsers with both.
    target: ['chrome123', 'firefox128', 'safari17.5'],
  },
  // Its own way of loading parts later, which a script without modules has not.
  worker: { format: 'es' },
  server: {
    // Vite answers /b/<id> with index.html by itself. Only the server can name a fresh board, hence '^/$'.
    proxy: {
      '/socket.io': { target: server, ws: true },
      '/api': server,
      '/healthz': server,
      '^/sign-in/(start|callback)': server,
      '^/$': server,
    },
  },
});
