import type { ReportNotes } from '../collectReport.ts';

/** What is said of one shape on its way in; the same words only once, however often something happens to it. */
export interface ShapeNotes {
  /** It looks or behaves otherwise here. */
  changed(words: string): void;
  /** It contradicted itself. */
  repaired(words: string): void;
  /** A part of it is not taken in. */
  leftOut(words: string): void;
}

export function notesOfShape(report: ReportNotes): ShapeNotes & { readonly isChanged: () => boolean } {
  const said = new Set<string>();
  let isChanged = false;
  const say = (fate: Parameters<ReportNotes['note']>[0], words: string): void => {
    if (!said.has(words)) report.note(fate, words);
    said.add(words);
  };
  return {
    changed(words) {
      isChanged = true;
      say('approximated', words);
    },
    repaired: (words) => say('repaired', words),
    leftOut(words) {
      isChanged = true;
      say('left out', words);
    },
    isChanged: () => isChanged,
  };
}
