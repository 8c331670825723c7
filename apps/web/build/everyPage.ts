import type { HtmlTagDescriptor, Plugin } from 'vite';

const HEAD: readonly Record<string, string>[] = [
  { charset: 'utf-8' },
  { name: 'viewport', content: 'width=device-width, initial-scale=1, viewport-fit=cover' },
  { name: 'color-scheme', content: 'light dark' },
  { name: 'theme-color', content: '#fcfcfb', media: '(prefers-color-scheme: light)' },
  { name: 'theme-color', content: '#17181b', media: '(prefers-color-scheme: dark)' },
  { name: 'referrer', content: 'no-referrer' },
];

const TAGS: readonly HtmlTagDescriptor[] = [
  ...HEAD.map((attrs) => ({ tag: 'meta', attrs, injectTo: 'head-prepend' as const })),
  { tag: 'link', attrs: { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }, injectTo: 'head' },
  { tag: 'div', attrs: { id: 'root' }, injectTo: 'body' },
  {
    tag: 'noscript',
    children: 'Drawbridge needs JavaScript to draw. Please allow it for this site and reload.',
    injectTo: 'body',
  },
];

/** What all pages have. Each of them says what it is called, what it is for, and which script it runs. */
export const everyPage: Plugin = {
  name: 'every-page',
  transformIndexHtml: { order: 'pre', handler: () => [...TAGS] },
};
