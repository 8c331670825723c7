import { COLOR_NAMES, type Color, isColor } from '@drawbridge/board';
import { appSettings } from '../appSettings.ts';

/** The colours that are one press away: those of whoever runs the server, or all that have names. */
export const offeredColors: readonly Color[] = appSettings.palette?.filter(isColor) ?? COLOR_NAMES;
