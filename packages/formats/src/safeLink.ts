import { MAX_LINK_LENGTH } from '@drawbridge/board';

const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);
/** A link without a scheme stays on its page. */
const SOME_PAGE = 'https://board.invalid/';

/** The link, if a click on it can only open a page or begin a letter, and never runs a script. Else nothing. */
export function safeLink(value: unknown): string {
  if (typeof value !== 'string') return '';
  const link = value.trim();
  if (link.length > MAX_LINK_LENGTH || !URL.canParse(link, SOME_PAGE)) return '';
  // As browsers read it: they skip characters that hide a scheme from anybody else.
  return SCHEMES.has(new URL(link, SOME_PAGE).protocol) ? link : '';
}
