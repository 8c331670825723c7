import * as v from 'valibot';
import { parserOf } from './parserOf.ts';

/**
 * What whoever runs a server says about its pages. The server writes it into each of them, as text in a `<meta>`: it is there
 * before any script runs, costs no request, and needs no script of its own.
 */
export const APP_SETTINGS_META = 'app-settings';

/** What a server may do without. */
export const FEATURES = ['comments', 'history', 'images', 'library', 'reactions', 'laser'] as const;
export type Feature = (typeof FEATURES)[number];

const settings = v.object({
  /** Path under which the server is, such as `/board`; empty where it has a host of its own. */
  basePath: v.optional(v.string(), ''),
  /** What the product is called here. */
  name: v.optional(v.string(), 'Drawbridge'),
  /** A colour as `#rrggbb` whose hue buttons and what is chosen have. */
  accent: v.exactOptional(v.string()),
  /** Address of a picture that stands where ours would. */
  logo: v.exactOptional(v.string()),
  /** Id of the tool that one has in hand when a board opens. */
  tool: v.exactOptional(v.string()),
  /** What is drawn looks like as long as one has chosen nothing. */
  style: v.exactOptional(v.record(v.string(), v.union([v.string(), v.number()]))),
  /** Colours that are offered first. */
  palette: v.exactOptional(v.array(v.string())),
  /** What moves is drawn past the compositor of the browser, where that can be. */
  lowLatencyInk: v.exactOptional(v.boolean()),
  /** Pages tell how it is to draw on them. */
  measures: v.exactOptional(v.boolean()),
  disabled: v.optional(v.array(v.picklist(FEATURES)), []),
  /** Nobody may change anything here for now. */
  readOnly: v.optional(v.boolean(), false),
  /** LIMITS of files that are opened. */
  imports: v.optional(
    v.object({
      bytes: v.number(),
      /** Of one file. */
      shapes: v.number(),
      /** Of one line. */
      points: v.number(),
      /** For reading a file. */
      deadlineMs: v.number(),
    }),
    { bytes: 33_554_432, shapes: 50_000, points: 200_000, deadlineMs: 30_000 },
  ),
});

export type AppSettings = Readonly<v.InferOutput<typeof settings>>;

const parse: (value: unknown) => AppSettings | undefined = parserOf(settings);

/** A page without settings, such as that of the development server, has those of a server that says nothing. */
export function parseAppSettings(text = '{}'): AppSettings {
  return parse(readJson(text)) ?? v.parse(settings, {});
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
