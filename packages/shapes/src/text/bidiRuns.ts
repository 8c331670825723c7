import { RTL_LETTER } from './breakLines.ts';

/*
 * Which letters of a line lie where when it is written in both directions: what canvases and fields do by themselves, but tell
 * nobody. The rules of Unicode's bidirectional algorithm (UAX #9) for text without control characters, apart from that for
 * brackets, which only matters where somebody nests directions within them.
 */

/** A stretch of a line whose letters go in one direction, in UTF-16 units of the line. */
export interface BidiRun {
  readonly start: number;
  readonly end: number;
  readonly isRtl: boolean;
}

type Direction = 'ltr' | 'rtl';

/** Letters of either direction, digits, Arabic digits, what stands between or beside digits, marks on letters, and all else. */
type Kind = 'L' | 'R' | 'EN' | 'AN' | 'separator' | 'sign' | 'mark' | 'neutral';

const ARABIC = /[\u0600-\u07bf\u0860-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/u;

/** The runs of a line from left to right, as they are seen. */
export function bidiRuns(line: string, direction: Direction): BidiRun[] {
  if (direction === 'ltr' && !RTL_LETTER.test(line)) return [{ start: 0, end: line.length, isRtl: false }];
  return inVisualOrder(runsOf(levelsOf(line, direction)));
}

/** Of each UTF-16 unit; even ones go to the right. */
function levelsOf(line: string, direction: Direction): number[] {
  const base = direction === 'rtl' ? 1 : 0;
  const kinds = withNeutrals(withNumbers(kindsOf(line), base), base);
  const levels = kinds.map((kind) => {
    if (base === 1) return kind === 'R' ? 1 : 2;
    return kind === 'L' ? 0 : kind === 'R' ? 1 : 2;
  });
  // Spaces at the end are where the line ends.
  for (let at = line.length - 1; at >= 0 && /\s/.test(line.charAt(at)); at--) levels[at] = base;
  return levels;
}

function kindsOf(line: string): Kind[] {
  const kinds: Kind[] = [];
  let letters: 'L' | 'R' | 'arabic' = 'L';
  for (const character of line) {
    let kind = kindOf(character);
    if (kind === 'L') letters = 'L';
    if (kind === 'R') letters = ARABIC.test(character) ? 'arabic' : 'R';
    // After Arabic letters all digits are Arabic ones (W2); a mark is what it is on (W1).
    if (kind === 'EN' && letters === 'arabic') kind = 'AN';
    if (kind === 'mark') kind = kinds.at(-1) ?? 'neutral';
    for (let unit = 0; unit < character.length; unit++) kinds.push(kind);
  }
  return kinds;
}

function kindOf(character: string): Kind {
  if (/[0-9\u06f0-\u06f9]/.test(character)) return 'EN';
  if (/[\u0660-\u0669\u066b\u066c]/.test(character)) return 'AN';
  if (/\p{M}/u.test(character)) return 'mark';
  if (/[+\-,./:\u00a0]/.test(character)) return 'separator';
  if (/[#$%\u00a2-\u00a5\u00b0\u00b1\u20a0-\u20cf]/.test(character)) return 'sign';
  if (RTL_LETTER.test(character) && /[\p{L}\p{N}]/u.test(character)) return 'R';
  return /[\p{L}\p{N}]/u.test(character) ? 'L' : 'neutral';
}

/** What stands between and beside digits belongs to them (W4 to W6), and they to Latin letters before them (W7). */
function withNumbers(kinds: readonly Kind[], base: number): Kind[] {
  const joined = kinds.map((kind, at) => {
    const [before, after] = [kinds[at - 1], kinds[at + 1]];
    if (kind === 'separator') return before === after && isNumber(before) ? before : 'neutral';
    return kind === 'sign' ? (isBesideDigits(kinds, at) ? 'EN' : 'neutral') : kind;
  });
  let letters: Kind = base === 1 ? 'R' : 'L';
  return joined.map((kind) => {
    if (kind === 'L' || kind === 'R') letters = kind;
    return kind === 'EN' && letters === 'L' ? 'L' : kind;
  });
}

function isNumber(kind: Kind | undefined): kind is 'EN' | 'AN' {
  return kind === 'EN' || kind === 'AN';
}

/** Whether the signs around this place end in European digits on either side. */
function isBesideDigits(kinds: readonly Kind[], at: number): boolean {
  return [-1, 1].some((step) => {
    let next = at;
    while (kinds[next] === 'sign') next += step;
    return kinds[next] === 'EN';
  });
}

/** What is between letters of one direction goes with them, else with the line (N1, N2). Numbers count as of right to left. */
function withNeutrals(kinds: readonly Kind[], base: number): Kind[] {
  const line: Kind = base === 1 ? 'R' : 'L';
  const side = (kind: Kind | undefined): Kind => (kind === undefined ? line : isNumber(kind) ? 'R' : kind);
  const resolved = [...kinds];
  for (let begin = 0; begin < kinds.length; begin++) {
    if (kinds[begin] !== 'neutral') continue;
    let end = begin;
    while (kinds[end] === 'neutral') end++;
    const [before, after] = [side(kinds[begin - 1]), side(kinds[end])];
    resolved.fill(before === after ? before : line, begin, end);
    begin = end;
  }
  return resolved;
}

interface LevelRun extends BidiRun {
  readonly level: number;
}

function runsOf(levels: readonly number[]): LevelRun[] {
  const runs: LevelRun[] = [];
  levels.forEach((level, at) => {
    const last = runs.at(-1);
    if (last?.level === level) runs[runs.length - 1] = { ...last, end: at + 1 };
    else runs.push({ start: at, end: at + 1, isRtl: level % 2 === 1, level });
  });
  return runs;
}

/** From the highest level to the lowest odd one, what is at least so high is turned round (L2). */
function inVisualOrder(runs: readonly LevelRun[]): BidiRun[] {
  const ordered = [...runs];
  for (let level = 2; level >= 1; level--) {
    for (let begin = 0; begin < ordered.length; begin++) {
      let end = begin;
      while ((ordered[end]?.level ?? 0) >= level) end++;
      if (end > begin) ordered.splice(begin, end - begin, ...ordered.slice(begin, end).reverse());
      begin = Math.max(begin, end);
    }
  }
  return ordered.map(({ start, end, isRtl }) => ({ start, end, isRtl }));
}
