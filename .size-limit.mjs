import { readFileSync } from 'node:fs';

const dist = 'apps/web/dist';

/**
 * The scripts that the built page names itself: its own, and those that it preloads because the first one imports them.
 * Workers and what is imported later are fetched while the board is already there.
 *
 * @param {string} page
 * @returns {string[]}
 */
function initialScripts(page) {
  const tags = page.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  const files = tags.flatMap((tag) => /(?:src|href)="\.\/([^"]+\.js)"/.exec(tag)?.[1] ?? []);
  // A list without files would be within any limit.
  if (files.length === 0)
    throw new Error(`A page in ${dist} names no script. Run "pnpm build" and look at it.`);
  return files.map((file) => `${dist}/${file}`);
}

export default [
  {
    name: 'initial JavaScript',
    path: initialScripts(readFileSync(`${dist}/index.html`, 'utf8')),
    gzip: true,
    // A phone on a slow line waits about two seconds for so much.
    limit: '200 kB',
  },
  {
    name: 'initial JavaScript of the page of all boards',
    path: initialScripts(readFileSync(`${dist}/boards.html`, 'utf8')),
    gzip: true,
    // React is two thirds of it. The editor, or Yjs, would not fit.
    limit: '100 kB',
  },
  {
    name: 'initial JavaScript of the page for whoever runs the server',
    path: initialScripts(readFileSync(`${dist}/admin.html`, 'utf8')),
    gzip: true,
    limit: '100 kB',
  },
];
