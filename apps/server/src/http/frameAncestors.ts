import { origins, type Setting } from '../settings.ts';

/** Pages of this very host, in the words of an operator and of a browser. */
const SELF = 'self';
const SELF_SOURCE = "'self'";

/** The sites that may show boards in a frame, as a Content-Security-Policy names them. */
export function frameAncestors(given: string): ReturnType<Setting<readonly string[]>['parse']> {
  const items = given.split(',').flatMap((item) => item.trim() || []);
  const others = origins(items.filter((item) => item !== SELF).join(','));
  if ('must' in others) return { must: 'self, or origins such as https://wiki.example.org' };
  return { value: [...(items.includes(SELF) ? [SELF_SOURCE] : []), ...others.value] };
}
