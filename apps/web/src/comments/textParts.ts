import { safeLink } from '@drawbridge/formats';

/** A piece of a comment. All of them are text: `link` is one that a click may open. */
export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'mention'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly link: string };

const WEB_ADDRESS = /https?:\/\/[^\s<>"']+/giu;

/** What a sentence goes on with after an address is no part of it. */
const AFTER_ADDRESS = /[.,;:!?)\]}]+$/u;

/** Splits plain text at what looks like web addresses, and at those whom it mentions. Nothing of it is markup. */
export function textParts(text: string, names: readonly string[]): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const found of text.matchAll(WEB_ADDRESS)) {
    const address = found[0].replace(AFTER_ADDRESS, '');
    const link = safeLink(address);
    if (link === '') continue;
    parts.push(...withMentions(text.slice(end, found.index), names));
    parts.push({ kind: 'link', text: address, link });
    end = found.index + address.length;
  }
  return [...parts, ...withMentions(text.slice(end), names)];
}

function withMentions(text: string, names: readonly string[]): TextPart[] {
  const found = names
    .map((name) => ({ sign: `@${name}`, at: text.indexOf(`@${name}`) }))
    .filter(({ at }) => at >= 0)
    // Of two that begin at one place, the longer name is meant.
    .sort((a, b) => a.at - b.at || b.sign.length - a.sign.length)[0];
  if (!found) return text === '' ? [] : [{ kind: 'text', text }];
  const before = text.slice(0, found.at);
  return [
    ...(before === '' ? [] : [{ kind: 'text', text: before } as const]),
    { kind: 'mention', text: found.sign },
    ...withMentions(text.slice(found.at + found.sign.length), names),
  ];
}
