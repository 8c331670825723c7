import { expect, test } from 'vitest';
import { checkLayers } from './checkLayers.ts';
import type { Package } from './readWorkspace.ts';

const packages: readonly Package[] = [
  pkg('packages/protocol', { dependencies: ['valibot'] }),
  pkg('packages/board', { dependencies: ['yjs'] }),
  pkg('packages/sync', { dependencies: ['@drawbridge/protocol', 'yjs'] }),
  pkg('packages/editor', { dependencies: ['@drawbridge/board', 'rbush'], devDependencies: ['yjs'] }),
  pkg('apps/server', {
    dependencies: ['@drawbridge/protocol', 'yjs'],
    devDependencies: ['@drawbridge/board', '@drawbridge/sync', '@types/better-sqlite3'],
  }),
  pkg('apps/web', {
    dependencies: [
      '@drawbridge/protocol',
      '@drawbridge/board',
      '@drawbridge/editor',
      '@drawbridge/sync',
      'react',
      'yjs',
    ],
    devDependencies: ['vite'],
  }),
  pkg('e2e', { devDependencies: ['@drawbridge/sync'] }),
  { ...pkg('scripts', { devDependencies: ['vitest'] }), name: 'drawbridge' },
];

const cleanTree = {
  'packages/protocol/src/index.ts': `import * as v from 'valibot';`,
  'packages/board/src/index.ts': `import * as Y from 'yjs';\nexport { box } from './box.ts';`,
  'packages/board/src/box.ts': `export const box = 1;`,
  'packages/board/src/test/index.ts': `import { box } from '../box.ts';`,
  'packages/sync/src/index.ts': `import type { Event } from '@drawbridge/protocol';`,
  'packages/editor/src/index.ts': `import { box } from '@drawbridge/board';\nimport 'rbush';`,
  'packages/editor/src/index.test.ts': `import 'vitest';\nimport '@drawbridge/board/test';`,
  'apps/server/src/main.ts': `import '@drawbridge/protocol';\nimport 'node:fs';`,
  'apps/server/src/config.ts': `export const port = process.env.PORT;`,
  'apps/server/src/rooms/gate/a.ts': `import * as Y from 'yjs';`,
  'apps/server/test/room.ts': `import '@drawbridge/sync';\nimport 'yjs';\nspawn({ env: process.env });`,
  'apps/web/src/session.ts': `import { openBoard } from '@drawbridge/sync';\nimport * as Y from 'yjs';`,
  'apps/web/src/home/boardWork/atBoard.ts': `import { openBoard } from '@drawbridge/sync';`,
  'apps/web/src/App.tsx': `import type { Status } from '@drawbridge/sync';\nexport const App = () => <p>{1}</p>;`,
  'apps/web/src/address.ts': `import { isBoardId } from '@drawbridge/protocol';`,
  'apps/web/vite.config.ts': `import { gzipSync } from 'node:zlib';\nimport { defineConfig } from 'vite';`,
  'e2e/fixtures/server.ts': `import '@drawbridge/sync';\nconst env = process.env;`,
  'scripts/table.mjs': `import '../apps/server/src/config.ts';`,
};

test('a clean tree has no findings', () => {
  expect(findingsIn({})).toEqual([]);
});

test('a package that imports upwards is named with its line and what it may import', () => {
  const [finding] = checkTree({ 'packages/sync/src/a.ts': `\nimport '@drawbridge/editor';` });
  expect(finding).toMatchObject({ file: 'packages/sync/src/a.ts', line: 2, rule: 'layer' });
  expect(finding?.instead).toContain('It may import @drawbridge/protocol.');
});

test.each([
  ['Yjs in the editor', 'packages/editor/src/a.ts', `import type { Doc } from 'yjs';`, 'layer'],
  ['Yjs in a test of the editor', 'packages/editor/src/a.test.ts', `import 'yjs';`, 'layer'],
  [
    'a socket in the board',
    'packages/board/src/a.ts',
    `const { io } = await import('socket.io-client');`,
    'layer',
  ],
  ['the file system in the web app', 'apps/web/src/a.ts', `import 'node:fs';`, 'layer'],
  ['the file system in the board', 'packages/board/src/a.ts', `import 'node:fs';`, 'layer'],
  [
    'anything of ours in the protocol',
    'packages/protocol/src/a.ts',
    `export * from '@drawbridge/board';`,
    'layer',
  ],
  [
    'a type query of ours in the protocol',
    'packages/protocol/src/a.ts',
    `type A = import('@drawbridge/board').A;`,
    'layer',
  ],
  ['the board in the server', 'apps/server/src/a.ts', `import { box } from '@drawbridge/board';`, 'layer'],
  ['the editor in browser tests', 'e2e/a.spec.ts', `import '@drawbridge/editor';`, 'layer'],
  ['a package importing itself by name', 'packages/board/src/a.ts', `import '@drawbridge/board';`, 'layer'],
  [
    'Yjs types in the server beside the gate',
    'apps/server/src/a.ts',
    `import type { Doc } from 'yjs';`,
    'reserved',
  ],
  [
    'sync in the web app beside session.ts',
    'apps/web/src/a.ts',
    `import { type A } from '@drawbridge/sync';`,
    'reserved',
  ],
  ['a deep import', 'apps/web/src/a.ts', `import '@drawbridge/board/src/box.ts';`, 'door'],
  ['the test door outside of tests', 'apps/web/src/a.ts', `import '@drawbridge/editor/test';`, 'door'],
  [
    'a relative path out of the package',
    'packages/editor/src/a.ts',
    `import '../../board/src/box.ts';`,
    'leaving',
  ],
  [
    'a module that no package.json lists',
    'packages/board/src/a.ts',
    `export { a } from 'lodash';`,
    'unlisted',
  ],
  ['a development module at run time', 'apps/web/src/a.ts', `import 'vite';`, 'unlisted'],
  [
    'the environment outside of config.ts',
    'apps/server/src/a.ts',
    `const { PORT } = process.env;`,
    'environment',
  ],
])('%s is refused', (_, file, source, rule) => {
  expect(findingsIn({ [file]: source })).toContain(`${file} ${rule}`);
});

test('types may come from the @types package in devDependencies', () => {
  const source = `import type { Database } from 'better-sqlite3';`;
  expect(findingsIn({ 'apps/server/src/a.ts': source })).toEqual([]);
});

test('a name in a string or a comment is no import', () => {
  expect(findingsIn({ 'packages/board/src/a.ts': `// import 'react'\nconst a = "import 'react'";` })).toEqual(
    [],
  );
});

test('files that import each other are a cycle, also when only by types', () => {
  const findings = checkTree({
    'packages/board/src/a.ts': `\nimport { b } from './b.ts';`,
    'packages/board/src/b.ts': `import './c.ts';`,
    'packages/board/src/c.ts': `import type { A } from './a.ts';`,
  });
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ file: 'packages/board/src/a.ts', line: 2, rule: 'cycle' });
  expect(findings[0]?.what).toContain('b.ts, packages/board/src/c.ts');
});

test('a cycle through the doors of two packages is found', () => {
  const files = {
    'packages/protocol/src/index.ts': `import '@drawbridge/sync';`,
    'packages/sync/src/index.ts': `import '@drawbridge/protocol';`,
  };
  expect(findingsIn(files)).toContain('packages/protocol/src/index.ts cycle');
});

test('a package that nobody has drawn may not import ours', () => {
  const mobile = pkg('apps/mobile', { dependencies: ['@drawbridge/board'] });
  const files = new Map([['apps/mobile/src/a.ts', `import '@drawbridge/board';`]]);
  expect(checkLayers(files, [...packages, mobile])[0]?.what).toContain('not drawn');
});

function pkg(folder: string, lists: Partial<Pick<Package, 'dependencies' | 'devDependencies'>>): Package {
  const exports = { '.': `${folder}/src/index.ts`, './test': `${folder}/src/test/index.ts` };
  const name = `@drawbridge/${folder.split('/').at(-1)}`;
  return { name, folder, dependencies: [], devDependencies: [], exports, ...lists };
}

function checkTree(planted: Readonly<Record<string, string>>) {
  return checkLayers(new Map(Object.entries({ ...cleanTree, ...planted })), packages);
}

function findingsIn(planted: Readonly<Record<string, string>>): readonly string[] {
  return checkTree(planted).map(({ file, rule }) => `${file} ${rule}`);
}
