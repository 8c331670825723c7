import type { Box } from '@drawbridge/board';
import { type BidiRun, bidiRuns } from './bidiRuns.ts';
import type { Measure, TextLine } from './breakLines.ts';
import { drawnLines, labelTop, lineLeft } from './drawLabel.ts';
import { type Label, LINE_HEIGHT } from './label.ts';
import { layoutText } from './layoutText.ts';
import type { Ruler } from './ruler.ts';

/** Where carets and selections are in a text. Indices are UTF-16 units; boxes are in the shape's own coordinates, in page px. */
export interface CaretPlaces {
  /** A box without width. `undefined` where the text is not shown. */
  caret(index: number): Box | undefined;
  /** Around what is between two indices, line by line. */
  range(from: number, to: number): Box[];
}

/** `isWhole`: in a field all lines show; on the canvas only what the box can hold, and some more. */
export function caretPlaces(label: Label, ruler: Ruler, isWhole: boolean): CaretPlaces {
  const { fontSize, lines } = layoutText(label, ruler);
  const shown = isWhole ? lines : drawnLines(label, fontSize, lines);
  const isCut = shown.length < lines.length;
  const height = LINE_HEIGHT * fontSize;
  const top = labelTop(label, shown.length * height);
  const measure = ruler(label.font, fontSize);

  /** The last line that begins before the index: behind a space at which it was broken one goes on below. */
  function lineAt(index: number): number {
    const next = lines.findIndex(({ start }) => start > index);
    return next === -1 ? lines.length - 1 : Math.max(0, next - 1);
  }

  function boxAt(line: number, from: number, to: number): Box {
    const left = Math.min(from, to);
    return { x: left, y: top + line * height, w: Math.abs(to - from), h: height };
  }

  function lineX(line: TextLine): (x: number) => number {
    const { x, w } = label.box;
    const left = lineLeft(label, line);
    // Spaces at the end of a line hang over, but one types no further than the edge.
    return (along) => (label.wraps ? Math.min(Math.max(left + along, x), x + w) : left + along);
  }

  return {
    caret(index) {
      const number = lineAt(index);
      const line = lines[number];
      if (!line || (isCut && number >= shown.length)) return undefined;
      const x = lineX(line)(alongLine(line, Math.max(0, index - line.start), measure));
      return boxAt(number, x, x);
    },

    range(from, to) {
      return shown.flatMap((line, number) => {
        const [begin, end] = [Math.max(0, from - line.start), Math.min(line.text.length, to - line.start)];
        if (begin >= end) return [];
        const xOf = lineX(line);
        return stretches(line, begin, end, measure).map(([left, right]) =>
          boxAt(number, xOf(left), xOf(right)),
        );
      });
    },
  };
}

interface PlacedRun extends BidiRun {
  readonly left: number;
  readonly width: number;
}

function placedRuns({ text, direction }: TextLine, measure: Measure): PlacedRun[] {
  let left = 0;
  return bidiRuns(text, direction).map((run) => {
    const width = measure(text.slice(run.start, run.end));
    const placed = { ...run, left, width };
    left += width;
    return placed;
  });
}

/** From the left end of the line to a place in it, beside the letter before that. */
function alongLine(line: TextLine, offset: number, measure: Measure): number {
  const { text, direction } = line;
  const beyond = offset - text.length;
  if (beyond > 0) {
    const spaces = measure(' '.repeat(beyond));
    return direction === 'rtl' ? -spaces : line.width + spaces;
  }
  const runs = placedRuns(line, measure);
  const letter = Math.max(0, offset - 1);
  const run = runs.find(({ start, end }) => start <= letter && letter < end);
  if (!run) return 0;
  return alongRun(run, text, offset, measure);
}

function alongRun(run: PlacedRun, text: string, offset: number, measure: Measure): number {
  const before = offset >= run.end ? run.width : widthBefore(text, run.start, offset, measure);
  return run.isRtl ? run.left + run.width - before : run.left + before;
}

/** Letters of some scripts are narrower where the next one joins on, as a stroke does that does nothing else. */
function widthBefore(text: string, start: number, end: number, measure: Measure): number {
  const part = text.slice(start, end);
  const isJoined = JOINING.test(part.slice(-1)) && JOINING.test(text.charAt(end));
  return isJoined ? measure(part + TATWEEL) - measure(TATWEEL) : measure(part);
}

const JOINING = /\p{Script=Arabic}/u;
const TATWEEL = '\u0640';

/** From left to right; in a line of both directions what is selected may lie in several places. */
function stretches(line: TextLine, begin: number, end: number, measure: Measure): [number, number][] {
  const joined: [number, number][] = [];
  for (const run of placedRuns(line, measure)) {
    const [from, to] = [Math.max(begin, run.start), Math.min(end, run.end)];
    if (from >= to) continue;
    const ends = [from, to].map((at) => alongRun(run, line.text, at, measure));
    const [left, right] = [Math.min(...ends), Math.max(...ends)];
    const last = joined.at(-1);
    if (last && Math.abs(last[1] - left) < TOUCHING_PX) last[1] = right;
    else joined.push([left, right]);
  }
  return joined;
}

/** Closer than this, two stretches are one. */
const TOUCHING_PX = 0.5;
