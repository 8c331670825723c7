import * as v from 'valibot';
import { parserOf } from './access.ts';

/**
 * What whoever runs a server says about its pages. The server writes it into each of them, as text in a `<meta>`: it is there
 * before any script runs, costs no request, and needs no script of its own.
 */
export const APP_SETTINGS_META = 'app-settings';

const settings = v.object({
  /** Path under which the server is, such as `/board`; empty where it has a host of its own. */
  basePath: v.optional(v.string(), ''),
});

export type AppSettings = Readonly<v.InferOutput<typeof settings>>;

const parse: (value: unknown) => AppSettings | undefined = parserOf(settings);

/** A page without settings, such as that of the development server, has those of a server that says nothing. */
export function parseAppSettings(text: string | undefined): AppSettings {
  return parse(readJson(text)) ?? { basePath: '' };
}

function readJson(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
