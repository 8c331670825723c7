import type { Plugin } from 'vite';

/**
 * Refuses a build in which files import each other in a circle: one of them would run before what it needs is there. Modules
 * that import in one direction only may do so once they are put together into files.
 */
export const noCycles: Plugin = {
  name: 'no-cycles',
  apply: 'build',
  generateBundle(_options, bundle) {
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) this.error(`Files import each other: ${[...path, file].join(' → ')}`);
      const chunk = bundle[file];
      if (done.has(file) || chunk?.type !== 'chunk') return;
      for (const next of chunk.imports) visit(next, [...path, file]);
      done.add(file);
    };
    for (const file of Object.keys(bundle)) visit(file, []);
  },
};
