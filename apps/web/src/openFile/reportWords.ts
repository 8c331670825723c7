import type { Fate, Report, ReportLine } from '@drawbridge/formats';

/** What became of some of the things in a file. */
export interface ReportPart {
  readonly fate: Fate | 'as it is';
  readonly count: number;
  readonly heading: string;
  /** Of what kinds they are, as far as that is known. */
  readonly lines: readonly ReportLine[];
}

/** In this order: what one gets, then what one has to know. */
const HEADINGS: Readonly<Record<Fate, string>> = {
  approximated: 'Look a little different here',
  hidden: 'Kept, but not shown',
  repaired: 'Repaired',
  'left out': 'Left out',
};
const FATES: readonly Fate[] = ['approximated', 'hidden', 'repaired', 'left out'];

/** A report as a list of headings; nothing is said of what there is none of. */
export function reportParts({ kept, changed, skipped, lines }: Report): ReportPart[] {
  const counts = { approximated: changed, hidden: 0, repaired: 0, 'left out': skipped };
  const parts = FATES.map((fate): ReportPart => {
    const ofFate = lines.filter((line) => line.fate === fate);
    const told = ofFate.reduce((sum, { count }) => sum + count, 0);
    return { fate, heading: HEADINGS[fate], lines: ofFate, count: Math.max(told, counts[fate]) };
  });
  const asItIs: ReportPart = {
    fate: 'as it is',
    heading: 'As they are',
    lines: [],
    count: Math.max(0, kept - changed),
  };
  return [asItIs, ...parts].filter(({ count }) => count > 0);
}

/** The report in a sentence, for whoever hears it. */
export function reportSummary({ kept }: Report, from: string, { comments = 0, items = 0 } = {}): string {
  const source = from === OWN ? 'another board' : from;
  return `${things(kept)}${andComments(comments)} from ${source}${andItems(items)}.`;
}

function andItems(count: number): string {
  if (count === 0) return '';
  return `, and ${count === 1 ? '1 item' : `${number(count)} items`} for the library`;
}

function andComments(count: number): string {
  if (count === 0) return '';
  return count === 1 ? ' and 1 comment' : ` and ${number(count)} comments`;
}

const OWN = 'Drawbridge';

export function things(count: number): string {
  return count === 1 ? '1 shape' : `${number(count)} shapes`;
}

export function number(value: number): string {
  return value.toLocaleString('en');
}

/** After it was added. */
export function addedWords(count: number): string {
  return `${things(count)} added. Undo takes ${count === 1 ? 'it' : 'them'} back.`;
}
