import type { StyleKey } from '@drawbridge/board';

/*
 * What styles shapes have at all, in parts that several types share. A panel offers these, and a change of style touches no
 * others.
 */

/** Of whatever is drawn with a pen. */
export const INK_KEYS: readonly StyleKey[] = ['color', 'width', 'opacity'];
/** Of a line that is made, not drawn. */
export const LINE_KEYS: readonly StyleKey[] = [...INK_KEYS, 'dash', 'roughness'];
/** Of what has an inside. */
export const AREA_KEYS: readonly StyleKey[] = ['fill', 'fillColor'];
/** Of text that stands by itself. */
export const TEXT_KEYS: readonly StyleKey[] = ['color', 'opacity', 'font', 'fontSize', 'align'];
/** Of text in a box. */
export const LABEL_KEYS: readonly StyleKey[] = ['font', 'fontSize', 'align', 'verticalAlign'];
