import { createHash } from 'node:crypto';
import { APP_SETTINGS_META, type AppSettings } from '@drawbridge/protocol';

/** What pages are built with. */
const NAME = 'Drawbridge';
const ICON = /<link rel="icon"[^>]*>/;

/** A page as this server gives it out: with its settings, and with addresses that lead to where the server is. */
export function ownPage(built: string, settings: AppSettings): string {
  const content = escapeText(JSON.stringify(settings));
  const { basePath, name, logo } = settings;
  return built
    .replaceAll(NAME, () => escapeText(name))
    .replace(ICON, (icon) => (logo === undefined ? icon : `<link rel="icon" href="${logo}">`))
    .replaceAll(/ (src|href)="\.\//g, ` $1="${basePath}/`)
    .replace('</head>', () => `<meta name="${APP_SETTINGS_META}" content="${content}">\n</head>`);
}

/**
 * The service worker keeps only files that have the hash that the build wrote into it, so that it never keeps somebody else's
 * page; and a browser takes up a new one when its text changes.
 *
 * @throws Error when the service worker is not the one of these pages.
 */
export function ownServiceWorker(built: string, pages: readonly { built: string; own: string }[]): string {
  return pages.reduce((text, page) => {
    const hash = hashOf(page.built);
    if (!text.includes(hash))
      throw new Error('sw.js is not that of the built pages. Run "pnpm build" once more.');
    return text.replace(hash, () => hashOf(page.own));
  }, built);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
