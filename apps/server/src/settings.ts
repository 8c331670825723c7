import { resolve } from 'node:path';

/** One setting: where it comes from, what it means, and how its text becomes a value. */
export interface Setting<T> {
  readonly env: string;
  readonly fallback: string;
  readonly meaning: string;
  /** Never shown; may be given as the content of a file, named by the variable with `_FILE` behind its name. */
  readonly isSecret?: true;
  /** Answers the value, or what the text must be. */
  readonly parse: (text: string) => { readonly value: T } | Mistake;
}

export interface Mistake {
  readonly must: string;
  /** What was given is not to be shown. */
  readonly isSecret?: true;
}

export interface S3Url {
  readonly bucket: string;
  /** Empty, or ending with a slash. */
  readonly prefix: string;
}

export function setting<T>(
  env: string,
  fallback: string,
  meaning: string,
  parse: Setting<T>['parse'],
): Setting<T> {
  return { env, fallback, meaning, parse };
}

/** A setting that is nobody else's business. */
export function secretSetting<T>(...of: Parameters<typeof setting<T>>): Setting<T> {
  return { ...setting(...of), isSecret: true };
}

export function integer(min: number, max: number): Setting<number>['parse'] {
  return (given) => {
    const value = Number(given);
    const isFine = /^\d+$/.test(given) && value >= min && value <= max;
    return isFine ? { value } : { must: `a whole number from ${min} to ${max}` };
  };
}

export function oneOf<const T extends string>(...choices: readonly T[]): Setting<T>['parse'] {
  return (given) => {
    const value = choices.find((choice) => choice === given);
    return value === undefined ? { must: `one of ${choices.join(', ')}` } : { value };
  };
}

export function text(given: string): { value: string } {
  return { value: given };
}

export function folder(given: string): { value: string } {
  return { value: resolve(given) };
}

/** A bucket, and what the names of objects in it begin with; nothing for an empty text. */
export function s3Url(given: string): ReturnType<Setting<S3Url | undefined>['parse']> {
  if (given === '') return { value: undefined };
  const [, bucket, folder = ''] =
    /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([\w./-]*?))?\/?$/.exec(given) ?? [];
  if (bucket === undefined) return { must: 'a bucket such as s3://my-images or s3://my-images/boards' };
  return { value: { bucket, prefix: folder === '' ? '' : `${folder}/` } };
}

/** Nothing for an empty text. What was given may have a password in it, and is never shown. */
export function postgresUrl(given: string): ReturnType<Setting<string | undefined>['parse']> {
  if (given === '') return { value: undefined };
  const isPostgres = URL.canParse(given) && ['postgres:', 'postgresql:'].includes(new URL(given).protocol);
  // A path of more than a slash: without a name, PostgreSQL would take the one of the user.
  const hasName = isPostgres && new URL(given).pathname.length > 1;
  if (hasName) return { value: given };
  return { must: 'an address such as postgres://user:password@host:5432/database', isSecret: true };
}

/** A secret that travels in a header; nothing for an empty text. */
export function bearerSecret(given: string): ReturnType<Setting<string>['parse']> {
  if (given === '' || /^[\w.-]{32,256}$/.test(given)) return { value: given };
  return { must: '32 to 256 letters, digits, or any of _.-', isSecret: true };
}

export function httpUrl(given: string): ReturnType<Setting<string>['parse']> {
  const isHttp = /^https?:\/\/[^/]/.test(given) && URL.canParse(given);
  return isHttp
    ? { value: given.replace(/\/+$/, '') }
    : { must: 'an address such as https://s3.example.org' };
}

export function origins(given: string): ReturnType<Setting<readonly string[]>['parse']> {
  const list = given.split(',').flatMap((item) => item.trim() || []);
  const isOrigin = (item: string): boolean => URL.canParse(item) && new URL(item).origin === item;
  return list.every(isOrigin) ? { value: list } : { must: 'origins such as https://board.example.org' };
}
