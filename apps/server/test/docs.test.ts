import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

const MARKDOWN = /\.md$/;
const DOCUMENTS = [
  ...readdirSync(fromTop('')).filter((name) => MARKDOWN.test(name)),
  ...readdirSync(fromTop('docs'))
    .filter((name) => MARKDOWN.test(name))
    .map((name) => `docs/${name}`),
];

/** What links lead to by the part behind `#`, as GitHub makes it of headings. */
function anchorsIn(document: URL): string[] {
  return [...readFileSync(document, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replace(/\s/g, '-'),
  );
}

it.each(DOCUMENTS)('every link and picture of %s leads somewhere', (document) => {
  const targets = [
    ...readFileSync(fromTop(document), 'utf8').matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g),
  ];
  const lost = targets.filter(([, target = '']) => {
    const found = new URL(target, fromTop(document));
    const anchor = decodeURIComponent(found.hash.slice(1));
    found.hash = '';
    return !existsSync(found) || (anchor !== '' && !anchorsIn(found).includes(anchor));
  });
  expect(lost.map(([, target]) => target)).toEqual([]);
});
