// Who may import whom. The first table is the drawing of the architecture; what is not drawn there fails, in CI and in
// `pnpm layers`. Beside it: import cycles, dependencies that a package.json does not list, doors that do not exist.
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { type Edge, findCycles } from './findCycles.ts';
import { parseReferences, type Reference } from './parseImports.ts';
import type { Package } from './readWorkspace.ts';

/** For each package: its own kind that it may import, and what it must never touch, in its tests neither. */
const layers: Readonly<Record<string, Layer>> = {
  '@drawbridge/protocol': {
    may: [],
    never: /^node:|^react/,
    because: 'the wire runs in every browser and server',
  },
  '@drawbridge/board': {
    may: [],
    never: /^node:|^socket\.io|^ws$|^react|^engine\.io/,
    because: 'a board is a document: no DOM, no network, no sockets',
  },
  '@drawbridge/sync': {
    may: ['@drawbridge/protocol'],
    never: /^react/,
    because: 'sync serves browsers and programs alike',
  },
  '@drawbridge/shapes': {
    may: ['@drawbridge/board'],
    never: /^node:|^react|^yjs$|^y-|^lib0|^socket\.io|^ws$/,
    because: 'shapes are painted on any canvas: on pages, in threads, in Node',
  },
  '@drawbridge/editor': {
    may: ['@drawbridge/board', '@drawbridge/shapes'],
    never: /^node:|^react|^yjs$|^y-|^lib0|^socket\.io|^ws$/,
    because: 'the editor sees shapes through the store: no React, no sockets, no Yjs',
  },
  '@drawbridge/formats': {
    may: ['@drawbridge/board'],
    never: /^node:|^react|^socket\.io|^ws$/,
    because: 'formats run in a worker, in Node and in the browser',
  },
  '@drawbridge/export': {
    may: ['@drawbridge/board', '@drawbridge/shapes', '@drawbridge/formats'],
    never: /^node:|^react|^socket\.io|^ws$/,
    because: 'pictures are made in workers, in Node and in the browser: a canvas is handed in',
  },
  '@drawbridge/server': { may: ['@drawbridge/protocol'] },
  '@drawbridge/web': {
    may: [
      '@drawbridge/protocol',
      '@drawbridge/board',
      '@drawbridge/shapes',
      '@drawbridge/editor',
      '@drawbridge/sync',
      '@drawbridge/formats',
      '@drawbridge/export',
    ],
    never: /^node:|^socket\.io/,
    because: 'the web app runs in a browser and speaks through sync',
  },
  '@drawbridge/bench': { may: ['@drawbridge/protocol', '@drawbridge/board', '@drawbridge/sync'] },
  '@drawbridge/e2e': { may: ['@drawbridge/sync'] },
  drawbridge: { may: [] },
};

/** Modules that only some files of a package may import. Tests may, where their package.json lists them. */
const reserved: readonly Reserved[] = [
  {
    within: '@drawbridge/server',
    modules: /^yjs$/,
    files: /^apps\/server\/src\/(rooms\/gate|storage\/snapshot|boardContent)\//,
    instead: 'Handle updates as bytes: only the gate, compaction and boardContent make documents of them.',
  },
  {
    within: '@drawbridge/server',
    modules: /^@drawbridge\/(board|formats|shapes|export)$/,
    files: /^apps\/server\/src\/(rooms\/check(Property)?\.ts$|boardContent\/)/,
    instead:
      'The server does not know what a board holds, except in rooms/check and in the thread of boardContent.',
  },
  {
    within: '@drawbridge/web',
    modules: /^(yjs|@drawbridge\/sync)$/,
    files: /^apps\/web\/src\/(session|home\/boardWork\/atBoard)\.ts$/,
    areTypesFree: true,
    instead:
      'Take it from session.ts, which wires doc, store, editor and provider, or for a board that nobody sees from atBoard.ts. Types may be imported anywhere.',
  },
];

/** The files of packages that may read the process environment, besides tests, which hand it on to child processes. */
const environmentReaders =
  /^(apps\/server\/src\/config\.ts|apps\/bench\/src\/environment\.ts|(scripts|e2e)\/.*)$/;

interface Layer {
  readonly may: readonly string[];
  readonly never?: RegExp;
  readonly because?: string;
}

interface Reserved {
  readonly within: string;
  readonly modules: RegExp;
  readonly files: RegExp;
  /** Whether any file may import types from there. */
  readonly areTypesFree?: boolean;
  readonly instead: string;
}

export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly rule: 'layer' | 'reserved' | 'door' | 'leaving' | 'unlisted' | 'environment' | 'cycle';
  readonly what: string;
  readonly instead: string;
}

interface Use extends Reference {
  readonly file: string;
  readonly isTest: boolean;
  readonly from: Package;
}

/**
 * @param files path relative to the root → source
 * @param packages the package.json of each package, and of the workspace itself as `drawbridge` in `scripts`
 */
export function checkLayers(
  files: ReadonlyMap<string, string>,
  packages: readonly Package[],
): readonly Finding[] {
  const uses = [...files].flatMap(([file, source]) => usesOf(file, source, packages));
  const findings = uses.flatMap((use) => rules.flatMap((rule) => rule(use, packages) ?? []));
  const all = [...findings, ...checkCycles(uses, files, packages)];
  return all.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}

function usesOf(file: string, source: string, packages: readonly Package[]): readonly Use[] {
  const from = packages.find(({ folder }) => file.startsWith(`${folder}/`));
  if (from === undefined) throw new Error(`${file} belongs to no package: name its package.json.`);
  const isTest = /\.test\.[a-z]+$/.test(file) || /\/test\//.test(file);
  return parseReferences(file, source).map((reference) => ({ ...reference, file, isTest, from }));
}

type Rule = (use: Use, packages: readonly Package[]) => Finding | undefined;

const rules: readonly Rule[] = [
  checkLayer,
  checkNever,
  checkReserved,
  checkDoor,
  checkLeaving,
  checkListed,
  checkEnvironment,
];

function checkLayer(use: Use, packages: readonly Package[]): Finding | undefined {
  const target = packages.find(({ name }) => name === moduleOf(use.specifier));
  if (use.kind !== 'import' || target === undefined) return undefined;
  if (target === use.from) {
    return finding(use, 'layer', 'a package imports itself by name', 'Import the file by its relative path.');
  }
  const layer = layers[use.from.name];
  if (layer === undefined) {
    const instead = 'Draw the package in the table of scripts/layers/checkLayers.ts.';
    return finding(use, 'layer', `${use.from.name} is not drawn in the table`, instead);
  }
  const { dependencies, devDependencies } = use.from;
  const isTestDependency = use.isTest && [...dependencies, ...devDependencies].includes(target.name);
  if (layer.may.includes(target.name) || isTestDependency || isReservedFor(use)) return undefined;
  const may = layer.may.length === 0 ? 'nothing of ours' : layer.may.join(', ');
  const what = `${use.from.name} imports ${target.name}`;
  return finding(
    use,
    'layer',
    what,
    `It may import ${may}. Hand in what is needed as an argument, or move the code.`,
  );
}

function checkNever(use: Use): Finding | undefined {
  const { never, because = '' } = layers[use.from.name] ?? {};
  // A test may read a fixture from disk, and a build writes files; what they test and build runs without the rest.
  const isForbidden = never?.test(use.specifier) && !(isForDevelopment(use) && isBuiltin(use.specifier));
  if (use.kind !== 'import' || !isForbidden) return undefined;
  const what = `${use.from.name} imports ${use.specifier}`;
  return finding(use, 'layer', what, `Not here, because ${because}. Hand it in from outside.`);
}

function checkReserved(use: Use): Finding | undefined {
  const row = reservation(use);
  if (row === undefined || use.isTest || row.files.test(use.file)) return undefined;
  if (row.areTypesFree && use.isTypeOnly) return undefined;
  return finding(use, 'reserved', `${use.specifier} is imported outside of its one place`, row.instead);
}

function checkDoor(use: Use, packages: readonly Package[]): Finding | undefined {
  const target = packages.find(({ name }) => name === moduleOf(use.specifier));
  if (use.kind !== 'import' || target === undefined) return undefined;
  const door = `.${use.specifier.slice(target.name.length)}`;
  const doors = Object.keys(target.exports).map((name) => `${target.name}${name.slice(1)}`);
  if (!(door in target.exports)) {
    const instead = `Import from ${doors.join(' or ')}; export the name there if others need it.`;
    return finding(use, 'door', `${use.specifier} reaches into another package`, instead);
  }
  const isForTests = door === './test' && !use.isTest && use.from.folder !== 'e2e';
  const what = `${use.specifier} is for tests, and this file is none`;
  return isForTests ? finding(use, 'door', what, `Import from ${target.name}.`) : undefined;
}

function checkLeaving(use: Use): Finding | undefined {
  const target = relativeTarget(use);
  const { folder } = use.from;
  // The workspace's scripts are about all of it.
  if (target === undefined || folder === 'scripts' || target.startsWith(`${folder}/`)) return undefined;
  const what = `${use.specifier} leaves ${folder}`;
  return finding(use, 'leaving', what, 'Import the other package by its name.');
}

function checkListed(use: Use, packages: readonly Package[]): Finding | undefined {
  const name = moduleOf(use.specifier);
  const isOutside = use.kind !== 'import' || use.specifier.startsWith('.') || isBuiltin(use.specifier);
  if (isOutside || name === use.from.name || use.from.dependencies.includes(name)) return undefined;
  // Type imports vanish: devDependencies serve these as well.
  const mayBeDevelopment = isForDevelopment(use) || use.isTypeOnly;
  const shared = packages.find(({ folder }) => folder === 'scripts')?.devDependencies ?? [];
  const { devDependencies } = use.from;
  if (mayBeDevelopment && (devDependencies.includes(name) || shared.includes(name))) return undefined;
  if (use.isTypeOnly && devDependencies.includes(typesPackageOf(name))) return undefined;
  const list = mayBeDevelopment ? 'devDependencies' : 'dependencies';
  return finding(
    use,
    'unlisted',
    `${name} is not in ${list} of ${use.from.name}`,
    `Add it there, or do without.`,
  );
}

function checkEnvironment(use: Use): Finding | undefined {
  if (use.kind !== 'environment' || use.isTest || environmentReaders.test(use.file)) return undefined;
  const instead = 'Add a setting to apps/server/src/config.ts and hand its value in.';
  return finding(use, 'environment', 'process.env is read', instead);
}

/**
 * Type-only imports count: two files whose types need each other are one idea in two files, and the day one of the imports
 * becomes a real one, the order of loading starts to matter.
 */
function checkCycles(
  uses: readonly Use[],
  files: ReadonlyMap<string, string>,
  packages: readonly Package[],
): readonly Finding[] {
  const edges = new Map<string, readonly Edge[]>([...files.keys()].map((file) => [file, []]));
  for (const use of uses) {
    const to = relativeTarget(use) ?? doorTarget(use, packages);
    if (to !== undefined && files.has(to))
      edges.set(use.file, [...(edges.get(use.file) ?? []), { to, line: use.line }]);
  }
  return findCycles(edges).map((cycle) => {
    const [file = ''] = cycle;
    const line = edges.get(file)?.find(({ to }) => cycle.includes(to))?.line ?? 1;
    const what = `${cycle.length} files import each other: ${cycle.join(', ')}`;
    const instead = 'Move what they share into a file of its own, below all of them.';
    return { file, line, rule: 'cycle', what, instead };
  });
}

function reservation(use: Use): Reserved | undefined {
  return reserved.find(
    ({ within, modules }) => within === use.from.name && modules.test(moduleOf(use.specifier)),
  );
}

/** Tests, configuration and the build run on a developer's machine. */
function isForDevelopment({ isTest, file, from }: Use): boolean {
  return isTest || !file.startsWith(`${from.folder}/src/`);
}

function isReservedFor(use: Use): boolean {
  return reservation(use)?.files.test(use.file) === true;
}

/** `@scope/name` or `name` of a specifier such as `@scope/name/part`. */
function moduleOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function typesPackageOf(name: string): string {
  return `@types/${name.replace(/^@/, '').replace('/', '__')}`;
}

function relativeTarget({ file, specifier }: Use): string | undefined {
  return specifier.startsWith('.') ? join(dirname(file), specifier) : undefined;
}

function doorTarget({ specifier }: Use, packages: readonly Package[]): string | undefined {
  const target = packages.find(({ name }) => name === moduleOf(specifier));
  return target?.exports[`.${specifier.slice(target.name.length)}`];
}

function finding({ file, line }: Use, rule: Finding['rule'], what: string, instead: string): Finding {
  return { file, line, rule, what, instead };
}
