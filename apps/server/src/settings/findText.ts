import type { Setting } from '../settings.ts';
import { readSmallFile } from './configFile.ts';

/** Where settings may be given. */
export interface Source {
  /** For people, such as `./drawbridge.json`; empty for the environment. */
  readonly name: string;
  readonly texts: Readonly<Record<string, string | undefined>>;
}

/** What was given for a setting, and in which words to speak of it. */
export interface Found {
  readonly text: string;
  readonly label: string;
  /** For people. */
  readonly source: string;
}

/** What a variable's name ends with that names a file with the value, as containers are given secrets. */
const IN_FILE = '_FILE';

/** The names by which settings may be given. */
export function namesOf(settings: readonly Setting<unknown>[]): string[] {
  return settings.flatMap(({ env, isSecret }) => (isSecret ? [env, env + IN_FILE] : [env]));
}

/** From the first source that says something; an empty text says nothing. */
export function findText(
  setting: Setting<unknown>,
  sources: readonly Source[],
): Found | { readonly mistake: string } {
  for (const source of sources) {
    const found = findIn(setting, source);
    if (found) return found;
  }
  return { text: setting.fallback, label: setting.env, source: 'default' };
}

function findIn(
  { env: name, isSecret }: Setting<unknown>,
  { name: sourceName, texts }: Source,
): Found | { readonly mistake: string } | undefined {
  const at = sourceName === '' ? '' : ` in ${sourceName}`;
  const text = texts[name] || undefined;
  const path = (isSecret && texts[name + IN_FILE]) || undefined;
  if (path === undefined) {
    return text === undefined
      ? undefined
      : { text, label: name + at, source: sourceName === '' ? 'environment' : sourceName };
  }
  if (text !== undefined) return { mistake: `${name} and ${name + IN_FILE}${at} are both given: take one.` };
  const read = readSmallFile(path);
  if ('problem' in read) return { mistake: `${name + IN_FILE}${at} names ${path}, which ${read.problem}.` };
  // Editors and `echo` end a file with a new line, which is not meant.
  const secret = read.text.replace(/[\r\n]+$/, '');
  // As an empty variable it would count as absent, and leave open what was to be locked.
  if (secret === '') return { mistake: `${name + IN_FILE}${at} names ${path}, which is empty.` };
  return { text: secret, label: `${name}, read from ${path},`, source: path };
}
