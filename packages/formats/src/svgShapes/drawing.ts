import type { NewShape, Shape, ShapeId } from '@drawbridge/board';
import type { ReportNotes } from '../collectReport.ts';
import type { MeasureText } from '../excalidraw/textBox.ts';
import type { ReadLimits } from '../limits.ts';
import type { StyleSheet } from './cssRules.ts';
import type { GradientColors } from './svgLook.ts';
import type { XmlElement } from './xmlTree.ts';

/** What is known of a whole drawing while its elements become shapes. */
export interface Drawing {
  readonly root: XmlElement;
  readonly byId: ReadonlyMap<string, XmlElement>;
  readonly sheet: StyleSheet;
  readonly gradients: GradientColors;
  readonly limits: ReadLimits;
  readonly measure: MeasureText;
  /** How far a line may be from a curve that it stands for, in page px. */
  readonly tolerance: number;
  readonly notes: ReportNotes;
  /** From back to front. */
  readonly shapes: NewShape<Shape>[];
  /** Where the bytes of images are: data URLs. */
  readonly images: Map<ShapeId, string>;
}
