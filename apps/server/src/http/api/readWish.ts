import * as v from 'valibot';
import { EXPORT_FORMATS, SCENE_FORMATS } from '../../boardContent/formats.ts';
import { type ExportWish, SCALES, THEMES } from '../../boardContent/wish.ts';

const SWITCH = ['on', 'off'] as const;
/** LIMIT of the id of a shape. */
const MAX_ID_CHARACTERS = 256;

const query = v.object({
  format: v.optional(v.picklist(EXPORT_FORMATS, `"format" is one of ${EXPORT_FORMATS.join(', ')}.`), 'json'),
  scale: v.optional(v.picklist(SCALES.map(String), `"scale" is one of ${SCALES.join(', ')}.`), '1'),
  theme: v.optional(v.picklist(THEMES, `"theme" is one of ${THEMES.join(', ')}.`), 'light'),
  background: v.optional(v.picklist(SWITCH, `"background" is one of ${SWITCH.join(', ')}.`), 'on'),
  scene: v.optional(v.picklist(SWITCH, `"scene" is one of ${SWITCH.join(', ')}.`), 'off'),
  frame: v.optional(
    v.pipe(
      v.string(),
      v.minLength(1, '"frame" is the id of a frame.'),
      v.maxLength(MAX_ID_CHARACTERS, '"frame" is the id of a frame.'),
    ),
  ),
});

/** As what a board is wanted, by the query of a request; or in words what is wrong with that. */
export function readWish(url = ''): ExportWish | string {
  const { searchParams } = new URL(url, 'http://localhost');
  const read = v.safeParse(query, Object.fromEntries(searchParams));
  if (!read.success) return read.issues[0].message;
  const { format, scale, theme, background, scene, frame } = read.output;
  const hasScene = scene === 'on';
  if (hasScene && !SCENE_FORMATS.includes(format)) return `"scene" is for ${SCENE_FORMATS.join(' and ')}.`;
  return { format, scale: Number(scale), theme, hasBackground: background === 'on', hasScene, frame };
}
