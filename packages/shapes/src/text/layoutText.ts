import type { FontName } from '@drawbridge/board';
import { createBoundedCache } from '../boundedCache.ts';
import { breakLines, type TextLine } from './breakLines.ts';
import { fittingFontSize } from './fittingFontSize.ts';
import type { Label } from './label.ts';
import { estimatingRuler, type Ruler } from './ruler.ts';

/** LIMIT of characters of a text that are drawn: a page or three, which no box shows legibly. The document keeps the rest. */
export const MAX_DRAWN_CHARACTERS = 10_000;

/** LIMIT of texts whose lines are remembered. */
const MAX_LAYOUTS = 8000;
/** The same words in several boxes: as many are remembered for each text. */
const MAX_LAYOUTS_PER_TEXT = 4;

/** The lines of a label. */
export interface TextLayout {
  /** In page px; that of the label, unless it is to fit. */
  readonly fontSize: number;
  readonly lines: readonly TextLine[];
}

/** What decides about the lines of a text, beside the text. */
interface Setting {
  readonly font: FontName;
  readonly fontSize: number;
  /** Infinite where it does not wrap. */
  readonly width: number;
  /** What it has to fit into; infinite where it need not. */
  readonly height: number;
}

type Layouts = ReturnType<typeof createLayouts>;

/*
 * By the text itself, which stays the same string while its shape is moved or recoloured. Measured with the fonts that the
 * page, or the worker, has at that time.
 */
const measured = createLayouts();
const estimated = createLayouts();

/** To be called when there are other fonts: every text is measured anew. */
export function forgetTextLayouts(): void {
  measured.clear();
}

/** The lines of a label, as wide as `ruler` says. */
export function layoutText(label: Label, ruler: Ruler): TextLayout {
  return remember(measured, label, ruler);
}

/** About the lines that the label has, without any font: for what is too small to read. */
export function estimateLines(label: Label): TextLayout {
  return remember(estimated, label, estimatingRuler);
}

function createLayouts() {
  return createBoundedCache<string, readonly (Setting & { readonly layout: TextLayout })[]>(MAX_LAYOUTS);
}

function remember(layouts: Layouts, label: Label, ruler: Ruler): TextLayout {
  const setting = settingOf(label);
  const known = layouts.get(label.text) ?? [];
  const found = known.find((one) => isSameSetting(one, setting));
  if (found) return found.layout;
  const layout = layOut(drawnPart(label.text), setting, ruler);
  layouts.set(label.text, [{ ...setting, layout }, ...known.slice(0, MAX_LAYOUTS_PER_TEXT - 1)]);
  return layout;
}

function settingOf({ font, fontSize, box, wraps, fits }: Label): Setting {
  return { font, fontSize, width: wraps ? box.w : Infinity, height: fits ? box.h : Infinity };
}

function isSameSetting(a: Setting, b: Setting): boolean {
  return a.width === b.width && a.fontSize === b.fontSize && a.font === b.font && a.height === b.height;
}

function layOut(text: string, setting: Setting, ruler: Ruler): TextLayout {
  const { font, width, height } = setting;
  const fontSize = height === Infinity ? setting.fontSize : fittingFontSize(text, setting, ruler);
  return { fontSize, lines: breakLines(text, width, ruler(font, fontSize)) };
}

/** Whole characters: half of a surrogate pair would be drawn as a box. */
function drawnPart(text: string): string {
  return text.slice(0, MAX_DRAWN_CHARACTERS).toWellFormed();
}
