/** LIMIT of markup that is read. */
const MAX_HTML_CHARACTERS = 4 * 1024 * 1024;
/** LIMIT of elements within each other. */
const MAX_DEPTH = 256;

const SKIPPED: ReadonlySet<string> = new Set(['SCRIPT', 'STYLE', 'HEAD', 'TEMPLATE', 'NOSCRIPT']);
/** Those that stand on lines of their own. */
const BLOCK =
  /^(?:ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|DD|DIV|DL|DT|FIGCAPTION|FIGURE|FOOTER|FORM|H[1-6]|HEADER|HR|LI|MAIN|NAV|OL|P|PRE|SECTION|TABLE|TR|UL)$/;

/** The words of a piece of HTML, in lines as a browser would show them. Nothing in it runs, and nothing is fetched. */
export function htmlText(html: string): string {
  if (html.length > MAX_HTML_CHARACTERS) return '';
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return textOf(body, 0)
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function textOf(node: Node, depth: number): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.nodeValue ?? '').replace(/\s+/g, ' ');
  const { nodeName } = node;
  if (SKIPPED.has(nodeName) || depth > MAX_DEPTH) return '';
  if (nodeName === 'BR') return '\n';
  const inner = [...node.childNodes].map((child) => textOf(child, depth + 1)).join('');
  if (nodeName === 'LI') return `\n• ${inner.trim()}\n`;
  if (nodeName === 'TD' || nodeName === 'TH') return `${inner.trim()}\t`;
  return BLOCK.test(nodeName) ? `\n${inner}\n` : inner;
}
