import { readFileSync, statSync } from 'node:fs';
import { nearestName } from './nearestName.ts';

/** A file of settings, as far as it could be read: each value as the text that the environment would have. */
export interface ConfigFile {
  readonly path: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly mistakes: readonly string[];
}

/** LIMIT. Far more than all settings take; another file was meant. */
const MAX_FILE_BYTES = 1_048_576;

/** Reads a JSON object with the names of variables as keys. Whatever is wrong with it is among its `mistakes`. */
export function readConfigFile(path: string, names: readonly string[]): ConfigFile {
  const read = readSmallFile(path);
  if ('problem' in read) return withMistake(path, `CONFIG_FILE names ${path}, which ${read.problem}.`);
  const parsed = parseObject(read.text);
  if (typeof parsed === 'string') return withMistake(path, `${path} ${parsed}`);
  const texts: Record<string, string> = {};
  const mistakes: string[] = [];
  for (const [key, value] of Object.entries(parsed)) {
    const text = textOf(value);
    if (!names.includes(key)) mistakes.push(`${path} names ${key}, which is no setting.${hint(key, names)}`);
    else if (text === undefined)
      mistakes.push(`${key} in ${path} must be a text, a number, true, false, or a list of these.`);
    else texts[key] = text;
  }
  return { path, texts, mistakes };
}

/** A file's text, or in words why there is none. */
export function readSmallFile(path: string): { readonly text: string } | { readonly problem: string } {
  try {
    if (statSync(path).size > MAX_FILE_BYTES) return { problem: 'is too large to be meant' };
    return { text: readFileSync(path, 'utf8').replace(/^\uFEFF/, '') };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    return { problem: code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})` };
  }
}

function withMistake(path: string, mistake: string): ConfigFile {
  return { path, texts: {}, mistakes: [mistake] };
}

function hint(key: string, names: readonly string[]): string {
  const meant = nearestName(key, names);
  return meant === undefined ? '' : ` Did you mean ${meant}?`;
}

/** What the file has, or what is wrong with it. */
function parseObject(text: string): object | string {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? value : 'must hold an object such as {"PORT": 8080}.';
  } catch (error) {
    return `is not JSON: ${placeOf(error)}.`;
  }
}

/** Without the piece of the file that the message quotes: there may be a secret in it. */
function placeOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const place = /\(line \d+ column \d+\)/.exec(message)?.[0];
  const [what = ''] = /^[^,".]+/.exec(message) ?? [];
  return place === undefined ? what.trim() : `${what.replace(/ (in JSON )?at position .*/s, '')} ${place}`;
}

/** As one would write it into a variable; `undefined` where that cannot be done. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (!Array.isArray(value)) return undefined;
  const items = value.map((item) => (Array.isArray(item) ? undefined : textOf(item)));
  return items.includes(undefined) ? undefined : items.join(',');
}
