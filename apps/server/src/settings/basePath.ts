import type { Setting } from '../settings.ts';

/** Needs no escape in addresses, cookies and pages. */
const PATH = /^(?:\/[\w~.-]+)*$/;

/** Such as `/board`, without a slash at its end; empty for a host of one's own. */
export function parseBasePath(given: string): ReturnType<Setting<string>['parse']> {
  const value = given.replace(/\/+$/, '');
  const isFine = PATH.test(value) && !/\/\.\.?(?:\/|$)/.test(value);
  return isFine ? { value } : { must: 'a path such as /board, of letters, digits, ".", "-", "_" and "~"' };
}

interface Addresses {
  readonly basePath: string;
  readonly publicUrl: string;
}

/** The address by which people come says where they come to. */
export function basePathOf({ basePath, publicUrl }: Addresses): string {
  return basePath === '' ? pathOf(publicUrl) : basePath;
}

/** What is wrong with the two together. */
export function basePathMistakes({ basePath, publicUrl }: Addresses): string[] {
  const path = pathOf(publicUrl);
  if (!('value' in parseBasePath(path)))
    return [`PUBLIC_URL has the path ${path}, which cannot be one of this server.`];
  if (basePath !== '' && publicUrl !== '' && path !== basePath)
    return [`BASE_PATH is ${basePath}, but the path of PUBLIC_URL is ${path === '' ? 'empty' : path}.`];
  return [];
}

function pathOf(url: string): string {
  return url === '' ? '' : new URL(url).pathname.replace(/\/+$/, '');
}
