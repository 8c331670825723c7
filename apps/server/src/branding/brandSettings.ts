import { FEATURES, type Feature } from '@drawbridge/protocol';
import { type Setting, setting } from '../settings.ts';
import { logoFile } from './logo.ts';

/** LIMIT. Longer ones have no room in the bar of a phone. */
const MAX_NAME_LENGTH = 40;

/** What the pages of this server look like, and what they are without. */
export const brandSettings = {
  appName: setting('APP_NAME', 'Drawbridge', 'What the product is called on its pages.', appName),
  accentColor: setting(
    'ACCENT_COLOR',
    '',
    'Hue of buttons and of what is chosen, such as #7a1fa2. How light it is, each theme decides, so that it can be read.',
    hexColor,
  ),
  logo: setting(
    'LOGO_FILE',
    '',
    'Picture that stands in the corner and in the tab: SVG, PNG, WebP or JPEG of up to 256 KB, best a square.',
    logoFile,
  ),
  disabledFeatures: setting(
    'DISABLED_FEATURES',
    '',
    `What boards here are without, separated by commas, of ${FEATURES.join(', ')}.`,
    features,
  ),
} as const;

type Parse<T> = Setting<T>['parse'];

function appName(given: string): ReturnType<Parse<string>> {
  const value = given.trim();
  const isFine = value !== '' && value.length <= MAX_NAME_LENGTH && !/\p{C}/u.test(value);
  return isFine ? { value } : { must: `a name of 1 to ${MAX_NAME_LENGTH} letters` };
}

function hexColor(given: string): ReturnType<Parse<string | undefined>> {
  if (given === '') return { value: undefined };
  return /^#[0-9a-f]{6}$/i.test(given)
    ? { value: given.toLowerCase() }
    : { must: 'a colour such as #7a1fa2' };
}

function features(given: string): ReturnType<Parse<readonly Feature[]>> {
  const names = given.split(',').flatMap((item) => item.trim() || []);
  const known = FEATURES.filter((feature) => names.includes(feature));
  const isFine = names.every((name) => known.some((feature) => feature === name));
  return isFine ? { value: known } : { must: `a list of ${FEATURES.join(', ')}` };
}
