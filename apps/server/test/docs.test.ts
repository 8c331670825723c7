import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const fromTop = (path: string): URL => new URL(`../../../${path}`, import.meta.url);

/** Files that a document names, such as `apps/server/src/main.ts`. */
function filesIn(document: string): string[] {
  const text = readFileSync(fromTop(document), 'utf8');
  return [...text.matchAll(/`((?:apps|packages|e2e|scripts|deploy|docs)\/[\w./-]+\.\w+)`/g)].map(
    ([, path = '']) => path,
  );
}

it.each(['SECURITY.md', 'docs/reliability.md'])('every file that %s names is there', (document) => {
  const files = filesIn(document);
  expect(files.length).toBeGreaterThan(5);
  expect(files.filter((path) => !existsSync(fromTop(path)))).toEqual([]);
});

it('every row of what Drawbridge withstands names its tests, and of what it carries what measures that', () => {
  const rows = readFileSync(fromTop('docs/reliability.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| [A-Z]\d+ \|/.test(line));
  expect(rows.length).toBeGreaterThan(30);
  for (const row of rows)
    expect(row).toMatch(row.startsWith('| A') ? /`pnpm bench \w+[^`]*`/ : /`[\w./]+\.(?:test|spec)\.ts`/);
});
