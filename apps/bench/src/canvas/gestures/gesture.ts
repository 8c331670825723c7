import type { Tab } from '../browser/openTab.ts';
import type { Figure } from '../report/figure.ts';
import type { Whiteboard } from '../whiteboards/whiteboard.ts';
import type { Seen } from './play.ts';

/** Something that a person does with a whiteboard, and what is told of it. */
export interface Gesture {
  readonly name: string;
  /** Whether it can be done again and again, for the median. */
  readonly isRepeatable: boolean;
  /** Before anything is measured. */
  prepare(tab: Tab, board: Whiteboard): Promise<void>;
  play(tab: Tab, board: Whiteboard, seconds: number): Promise<void>;
  figures(seen: Seen): readonly Figure[];
}

/** Where the middle of the view is on the screen, in CSS px. */
export const MIDDLE = { x: 640, y: 360 } as const;
