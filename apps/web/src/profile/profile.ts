import { readStored, type TextStorage, writeStored } from '../storedValue.ts';
import { generatedName, pick } from './generatedName.ts';
import { profileColors } from './profileColors.ts';

/** How a person appears to others: name 1–64 characters, color '#rrggbb'. */
export interface Profile {
  readonly name: string;
  readonly color: string;
}

/** The server refuses longer names. */
export const maxNameLength = 64;

const key = 'drawbridge:profile';

/** The profile of this browser; a new visitor gets a generated one, remembered from then on. */
export function loadProfile(storage: TextStorage | undefined, random: () => number): Profile {
  const kept = parseProfile(readStored(storage, key));
  if (kept !== undefined) return kept;
  const fresh = { name: generatedName(random), color: pick(profileColors, random).hex };
  saveProfile(storage, fresh);
  return fresh;
}

/** Remembers a profile for the next visit, if the browser allows it. */
export function saveProfile(storage: TextStorage | undefined, profile: Profile): void {
  writeStored(storage, key, JSON.stringify(profile));
}

/**
 * A name fit to send: one line, trimmed, at most 64 UTF-16 units; undefined when nothing is left. Control and
 * direction-changing characters go, as they do on the server, so that what is shown here is what others see.
 */
export function cleanName(typed: string): string | undefined {
  const oneLine = typed.replace(/\s+/gu, ' ').trim().slice(0, maxNameLength);
  const name = oneLine.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '').trim();
  return name === '' ? undefined : name;
}

function parseProfile(text: string | undefined): Profile | undefined {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('name' in value) || typeof value.name !== 'string') return undefined;
  if (!('color' in value) || typeof value.color !== 'string') return undefined;
  const name = cleanName(value.name);
  if (name === undefined || !/^#[0-9a-f]{6}$/i.test(value.color)) return undefined;
  return { name, color: value.color };
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
