import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MANIFEST = fileURLToPath(new URL('../peers/package.json', import.meta.url));

/** Of the packages of others, as they were installed: exact ones. */
export function readVersions(): Readonly<Record<string, string>> {
  // Our own file, in which every version is exact.
  const { dependencies } = JSON.parse(readFileSync(MANIFEST, 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return Object.fromEntries(Object.entries(dependencies).filter(([, version]) => /^\d/.test(version)));
}
