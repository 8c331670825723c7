import type { Bar, Chart } from './benchResult.ts';

const WIDTH = 720;
const LABEL_WIDTH = 200;
const WORDS_WIDTH = 110;
const TOP = 40;
const ROW_HEIGHT = 26;
const BAR_HEIGHT = 16;
/** Below one step of the scale a bar would not be seen. */
const MIN_BAR = 2;

/** Values that are further apart than this are shown by their logarithm: the smaller ones would all look like nothing. */
const MAX_LINEAR_RATIO = 50;

/** Readable on light and on dark pages: text takes its colour from what the reader prefers. */
const STYLE = [
  'text{font:13px system-ui,sans-serif;fill:#1f2328}',
  '.title{font-weight:600}',
  '.other{fill:#8c959f}',
  '.ours{fill:#2563eb}',
  '@media(prefers-color-scheme:dark){text{fill:#e6edf3}.other{fill:#6e7681}.ours{fill:#60a5fa}}',
].join('');

/** A picture of it as SVG: a bar for each value, in their order. */
export function barChart({ title, bars }: Chart): string {
  const height = TOP + bars.length * ROW_HEIGHT + 8;
  const lengthOf = createScale(bars);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
    `<title>${escapeText(title)}</title><style>${STYLE}</style>`,
    `<text class="title" x="0" y="20">${escapeText(title)}</text>`,
    ...bars.map((bar, index) => rowOf(bar, TOP + index * ROW_HEIGHT, lengthOf(bar.value))),
    '</svg>\n',
  ].join('\n');
}

function rowOf({ label, words, isOurs }: Bar, y: number, length: number): string {
  const baseline = y + BAR_HEIGHT - 3;
  return [
    `<text x="${LABEL_WIDTH - 10}" y="${baseline}" text-anchor="end">${escapeText(label)}</text>`,
    `<rect class="${isOurs ? 'ours' : 'other'}" x="${LABEL_WIDTH}" y="${y}" width="${length}" height="${BAR_HEIGHT}" rx="2"/>`,
    `<text x="${LABEL_WIDTH + length + 8}" y="${baseline}">${escapeText(words)}</text>`,
  ].join('');
}

function createScale(bars: readonly Bar[]): (value: number) => number {
  const room = WIDTH - LABEL_WIDTH - WORDS_WIDTH;
  const most = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
  const least = Math.min(...bars.filter(({ value }) => value > 0).map(({ value }) => value), most);
  const isLogarithmic = most / least > MAX_LINEAR_RATIO;
  const share = (value: number): number => {
    if (value <= 0) return 0;
    return isLogarithmic ? Math.log1p(value / least) / Math.log1p(most / least) : value / most;
  };
  return (value) => Math.max(MIN_BAR, Math.round(room * share(value)));
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
