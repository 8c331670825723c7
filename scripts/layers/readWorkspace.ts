import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a package.json says that the rules need. */
export interface Package {
  readonly name: string;
  /** Relative to the root; `scripts` for the workspace's own package. */
  readonly folder: string;
  readonly dependencies: readonly string[];
  readonly devDependencies: readonly string[];
  /** Its doors: `.` or `./test` to the file behind it, relative to the root. */
  readonly exports: Readonly<Record<string, string>>;
}

export interface Workspace {
  /** Path relative to the root → source. */
  readonly files: ReadonlyMap<string, string>;
  /** A folder within the folder of another package comes first. */
  readonly packages: readonly Package[];
}

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  /** As dependencies, where there is a build of them for the system. */
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, string>>;
}

/** Reads all packages and sources below a folder, without what is installed or built. */
export function readWorkspace(root: string): Workspace {
  // Scripts of the benches that run beside what others publish name that in a package.json of their own.
  const manifests = [
    'apps/bench/src/**/package.json',
    ...['packages/*/package.json', 'apps/*/package.json', 'e2e/package.json'],
  ];
  const packages = manifests
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .map((path) => readPackage(root, path, dirname(path)));
  packages.push(readPackage(root, 'package.json', 'scripts'));
  const files = new Map(
    packages.flatMap(({ folder }) => sourcesIn(root, folder)).map((path) => [path, readText(root, path)]),
  );
  return { files, packages };
}

function readPackage(root: string, path: string, folder: string): Package {
  // Our own committed files; pnpm has refused them already if they were malformed.
  const manifest = JSON.parse(readText(root, path)) as Manifest;
  const doors = Object.entries(manifest.exports ?? {}).map(([door, file]) => [door, join(folder, file)]);
  return {
    name: manifest.name,
    folder,
    dependencies: Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }),
    devDependencies: Object.keys(manifest.devDependencies ?? {}),
    exports: Object.fromEntries(doors),
  };
}

function sourcesIn(root: string, folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  const exclude = (path: string): boolean => /(^|\/)(node_modules|dist)$/.test(path);
  return globSync(`${folder}/**/*.{ts,tsx,mjs}`, { cwd: root, exclude });
}

function readText(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
