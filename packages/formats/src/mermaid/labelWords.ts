/** What a label says, in lines, without the marks of HTML and Markdown that Mermaid lets one write in it. */
export function labelWords(text: string, labelType: string): string {
  const lines = text.replace(/<br\s*\/?>|\\n/gi, '\n');
  const bare = lines.replace(/<\/?[a-z][^<>]*>/gi, '');
  const plain = labelType === 'markdown' ? bare.replace(/(\*\*|__|\*|_)(?=\S)([^*_\n]+)\1/g, '$2') : bare;
  return decodeEntities(plain).trim();
}

/** Whether there is more to the label than its words. */
export function isMarked(text: string, labelType: string): boolean {
  return (
    /<[a-z]/i.test(text.replace(/<br\s*\/?>/gi, '')) || (labelType === 'markdown' && /[*_]\S/.test(text))
  );
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['hellip', '…'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['times', '×'],
  ['rarr', '→'],
  ['larr', '←'],
  ['hearts', '♥'],
]);

/** Those of HTML, and Mermaid's own way to write them, which the parser hands on in letters that nobody writes. */
function decodeEntities(text: string): string {
  return text.replace(
    /(?:&(#?)|ﬂ°(°?))(\w{1,8})(?:;|¶ß)/g,
    (whole, hash: string, own: string, name: string) => {
      const isNumber = (hash ?? '') !== '' || (own ?? '') !== '';
      return (isNumber ? characterOf(name) : NAMED.get(name)) ?? whole.replace(/^ﬂ°°?|¶ß$/g, '');
    },
  );
}

function characterOf(digits: string): string | undefined {
  const code = /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number(digits);
  return code >= 32 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
