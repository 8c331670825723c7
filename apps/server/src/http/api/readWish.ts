import * as v from 'valibot';
import { FILE_FORMATS, OWN_FORMAT, SCENE_FORMATS } from '../../boardContent/formats.ts';
import { type ExportWish, type OwnFileWish, SCALES, THEMES } from '../../boardContent/wish.ts';

const SWITCH = ['on', 'off'] as const;
/** LIMIT of the id of a shape. */
const MAX_ID_CHARACTERS = 256;

const query = v.object({
  format: v.optional(v.picklist(FILE_FORMATS, `"format" is one of ${FILE_FORMATS.join(', ')}.`), 'json'),
  scale: v.optional(v.picklist(SCALES.map(String), `"scale" is one of ${SCALES.join(', ')}.`), '1'),
  theme: v.optional(v.picklist(THEMES, `"theme" is one of ${THEMES.join(', ')}.`), 'light'),
  background: v.optional(v.picklist(SWITCH, `"background" is one of ${SWITCH.join(', ')}.`), 'on'),
  scene: v.optional(v.picklist(SWITCH, `"scene" is one of ${SWITCH.join(', ')}.`), 'off'),
  history: v.optional(v.picklist(SWITCH, `"history" is one of ${SWITCH.join(', ')}.`), 'off'),
  frame: v.optional(
    v.pipe(
      v.string(),
      v.minLength(1, '"frame" is the id of a frame.'),
      v.maxLength(MAX_ID_CHARACTERS, '"frame" is the id of a frame.'),
    ),
  ),
});

const WHOLE_ONLY = `"frame" is not for ${OWN_FORMAT}: such a file has the whole board.`;

/** As what a board is wanted, by the query of a request; or in words what is wrong with that. */
export function readWish(url = ''): ExportWish | OwnFileWish | string {
  const { searchParams } = new URL(url, 'http://localhost');
  const read = v.safeParse(query, Object.fromEntries(searchParams));
  if (!read.success) return read.issues[0].message;
  const { format, scale, theme, background, scene, frame, history } = read.output;
  const hasScene = scene === 'on';
  if (hasScene && !SCENE_FORMATS.includes(format)) return `"scene" is for ${SCENE_FORMATS.join(' and ')}.`;
  const hasHistory = history === 'on';
  if (format === OWN_FORMAT) return frame === undefined ? { format, hasHistory } : WHOLE_ONLY;
  if (hasHistory) return `"history" is for ${OWN_FORMAT}.`;
  return { format, scale: Number(scale), theme, hasBackground: background === 'on', hasScene, frame };
}
