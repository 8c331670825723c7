import { origins, type Setting, setting } from '../settings.ts';

/** Pages of this very host, in the words of an operator and of a browser. */
const SELF = 'self';
const SELF_SOURCE = "'self'";

export const frameSettings = {
  frameAncestors: setting(
    'FRAME_ANCESTORS',
    '',
    'Sites that may show boards in a frame, separated by commas, such as https://wiki.example.org; self for other pages of this host.',
    frameAncestors,
  ),
};

/** The sites that may show boards in a frame, as a Content-Security-Policy names them. */
export function frameAncestors(given: string): ReturnType<Setting<readonly string[]>['parse']> {
  const items = given.split(',').flatMap((item) => item.trim() || []);
  const others = origins(items.filter((item) => item !== SELF).join(','));
  if ('must' in others) return { must: 'self, or origins such as https://wiki.example.org' };
  return { value: [...(items.includes(SELF) ? [SELF_SOURCE] : []), ...others.value] };
}
