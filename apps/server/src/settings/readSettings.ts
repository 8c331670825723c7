import type { Setting } from '../settings.ts';
import { type ConfigFile, readConfigFile } from './configFile.ts';
import { findText, namesOf, type Source } from './findText.ts';

type Settings = Readonly<Record<string, Setting<unknown>>>;

/** What all settings are, by key, with what was found wrong. */
export interface ReadSettings {
  readonly values: Readonly<Record<string, unknown>>;
  readonly lines: readonly SettingLine[];
  readonly mistakes: readonly string[];
}

/** A setting as it is shown to whoever runs the server. */
export interface SettingLine {
  readonly name: string;
  readonly shown: string;
  readonly source: string;
}

/** LIMIT of letters of what was given that are repeated to whoever gave it. */
const SHOWN_LETTERS = 80;

/** Reads every setting, from the environment first and from the file then, and goes on after a mistake. */
export function readSettings(
  settings: Settings,
  env: Source['texts'],
  configFile: string | undefined,
): ReadSettings {
  const file = configFile ? readConfigFile(configFile, namesOf(Object.values(settings))) : undefined;
  const sources = [{ name: '', texts: env }, ...(file ? [sourceOf(file)] : [])];
  const mistakes = [...(file?.mistakes ?? [])];
  const values: Record<string, unknown> = {};
  const lines: SettingLine[] = [];
  for (const [key, setting] of Object.entries(settings)) {
    const found = findText(setting, sources);
    if ('mistake' in found) {
      mistakes.push(found.mistake);
      continue;
    }
    const parsed = setting.parse(found.text);
    const isSecret = setting.isSecret || ('must' in parsed && parsed.isSecret);
    if ('value' in parsed) values[key] = parsed.value;
    else mistakes.push(`${found.label} must be ${parsed.must}${isSecret ? '' : but(found.text)}.`);
    const shown = isSecret && found.text !== '' ? '(not shown)' : found.text;
    lines.push({ name: setting.env, shown, source: found.source });
  }
  return { values, lines, mistakes };
}

function sourceOf({ path, texts }: ConfigFile): Source {
  return { name: path, texts };
}

function but(given: string): string {
  return `, not "${given.slice(0, SHOWN_LETTERS)}"`;
}
