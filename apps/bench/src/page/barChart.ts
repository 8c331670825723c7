/** One bar of a chart. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  /** The value in words, with its unit. */
  readonly words: string;
  readonly isOurs: boolean;
}

const WIDTH = 720;
const NAME_WIDTH = 120;
const WORDS_WIDTH = 110;
const BAR_HEIGHT = 18;
const ROW_HEIGHT = 26;
const TITLE_HEIGHT = 56;

/** Readable on a light page and on a dark one. */
const STYLE = [
  'text{font:13px system-ui,sans-serif;fill:#334155}',
  '.title{font-weight:600}',
  '.bar{fill:#94a3b8}',
  '.ours{fill:#2563eb}',
  '@media(prefers-color-scheme:dark){text{fill:#cbd5e1}.bar{fill:#64748b}.ours{fill:#60a5fa}}',
].join('');

/** What bars are about: who does what, and which figure of that is shown. */
export interface Title {
  readonly what: string;
  readonly figure: string;
}

/** Bars from zero, the longest as wide as there is room, as an SVG document. */
export function barChart({ what, figure }: Title, bars: readonly Bar[]): string {
  const most = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
  const room = WIDTH - NAME_WIDTH - WORDS_WIDTH;
  const height = TITLE_HEIGHT + bars.length * ROW_HEIGHT;
  const rows = bars.map(({ name, value, words, isOurs }, index) => {
    const y = TITLE_HEIGHT + index * ROW_HEIGHT;
    const width = Math.max(1, Math.round((Math.max(0, value) / most) * room));
    const middle = y + BAR_HEIGHT - 5;
    return [
      `<text x="${NAME_WIDTH - 8}" y="${middle}" text-anchor="end">${escapeXml(name)}</text>`,
      `<rect class="${isOurs ? 'ours' : 'bar'}" x="${NAME_WIDTH}" y="${y}" width="${width}" height="${BAR_HEIGHT}" rx="3"/>`,
      `<text x="${NAME_WIDTH + width + 8}" y="${middle}">${escapeXml(words)}</text>`,
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
    `<title>${escapeXml(`${what}: ${figure}`)}</title><style>${STYLE}</style>`,
    `<text class="title" x="0" y="18">${escapeXml(what)}</text>`,
    `<text x="0" y="38">${escapeXml(figure)}</text>`,
    ...rows,
    '</svg>\n',
  ].join('\n');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
