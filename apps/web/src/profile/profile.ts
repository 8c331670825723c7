import { cleanName, MAX_NAME_LENGTH } from '@drawbridge/protocol';
import { readStored, type TextStorage, writeStored } from '../storedValue.ts';
import { generatedName, pick } from './generatedName.ts';
import { profileColors } from './profileColors.ts';

/** How a person appears to others: name 1–64 characters, color '#rrggbb'. */
export interface Profile {
  readonly name: string;
  readonly color: string;
  /** Made up at the first visit, and nobody has chosen otherwise since. */
  readonly isGenerated?: true;
}

const key = 'drawbridge:profile';

/** The profile of this browser; a new visitor gets a generated one, remembered from then on. */
export function loadProfile(storage: TextStorage | undefined, random: () => number): Profile {
  const kept = parseProfile(readStored(storage, key));
  if (kept !== undefined) return kept;
  const color = pick(profileColors, random).hex;
  const fresh: Profile = { name: generatedName(random), color, isGenerated: true };
  saveProfile(storage, fresh);
  return fresh;
}

/** Remembers a profile for the next visit, if the browser allows it. */
export function saveProfile(storage: TextStorage | undefined, profile: Profile): void {
  writeStored(storage, key, JSON.stringify(profile));
}

/** A name fit to send, cleaned as the server will, so that what is shown here is what others see; undefined if empty. */
export function parseName(typed: string): string | undefined {
  // Once more after the cut, which may leave a space or half an emoji at the end.
  const name = cleanName(cleanName(typed).slice(0, MAX_NAME_LENGTH));
  return name === '' ? undefined : name;
}

function parseProfile(text: string | undefined): Profile | undefined {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('name' in value) || typeof value.name !== 'string') return undefined;
  if (!('color' in value) || typeof value.color !== 'string') return undefined;
  const name = parseName(value.name);
  if (name === undefined || !/^#[0-9a-f]{6}$/i.test(value.color)) return undefined;
  const isGenerated = 'isGenerated' in value && value.isGenerated === true;
  return { name, color: value.color, ...(isGenerated && { isGenerated }) };
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
