/** LIMIT of names that are offered at once. */
const MAX_OFFERED = 6;

/** A name that is being typed: where its @ is, and what of it is there. */
export interface MentionQuery {
  readonly from: number;
  readonly typed: string;
}

/** What is mentioned right before the caret, if anything. An @ within a word, as in an address, is none. */
export function mentionBefore(text: string, caret: number): MentionQuery | undefined {
  const found = /(?:^|[\s(])@([^@\n]{0,64})$/u.exec(text.slice(0, caret));
  const typed = found?.[1];
  return typed === undefined ? undefined : { from: caret - typed.length - 1, typed };
}

/** The names that begin so, or have a word that does; those that are all typed are done. */
export function matchingNames(names: readonly string[], typed: string): readonly string[] {
  const wanted = typed.toLocaleLowerCase();
  const begins = (name: string): boolean =>
    name.toLocaleLowerCase().startsWith(wanted) ||
    name
      .toLocaleLowerCase()
      .split(/\s+/u)
      .some((word) => word.startsWith(wanted));
  return names.filter((name) => begins(name) && name !== typed).slice(0, MAX_OFFERED);
}

/** Which of these people the text mentions, the longest names first. */
export function namesIn(text: string, names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort((a, b) => b.length - a.length).filter((name) => text.includes(`@${name}`));
}

/** Names do not differ by their case. */
export function mentions(names: readonly string[], name: string): boolean {
  return names.some((one) => one.toLocaleLowerCase() === name.toLocaleLowerCase());
}
