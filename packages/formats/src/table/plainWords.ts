/** LIMIT of a cell whose markup is looked at: a longer one stays as it was written. */
const MAX_MARKED_CHARACTERS = 2_000;

/** The words of a piece of Markdown in one line, without what makes them bold, slanted, struck out, code or a link. */
export function plainWords(markdown: string): string {
  if (markdown.length > MAX_MARKED_CHARACTERS) return markdown;
  return markdown
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/!?\[([^\][]*)\]\([^()\s]*(?:\s"[^"]*")?\)/g, '$1')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/(?<![\w*])(\*\*|\*|~~)(?=\S)([^*~]+)(?<=\S)\1(?![\w*])/g, '$2')
    .replace(/(?<!\w)(__|_)(?=\S)([^_]+)(?<=\S)\1(?!\w)/g, '$2')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
