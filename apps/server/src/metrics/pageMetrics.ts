import type { Measures } from '@drawbridge/protocol';
import { LATENCY_SECONDS } from './buckets.ts';
import type { Meter } from './meter.ts';

/** How it is for people, as their pages tell it. */
export interface PageMetrics {
  pageMeasured(measures: Measures): void;
}

/** What screens show, and less. */
const FRAMES = [5, 10, 15, 20, 25, 30, 40, 50, 55, 60, 90, 120];

/** A frame of 60 a second is the first. */
const INPUT_SECONDS = [0.016, 0.025, 0.033, 0.05, 0.075, 0.1, 0.15, 0.25, 0.5, 1];

/** What waits for a network that comes back may be minutes old. */
const AGE_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900];

export function createPageMetrics(meter: Meter): PageMetrics {
  const reports = meter.count(
    'drawbridge_page_reports_total',
    'Reports of pages, with PAGE_MEASUREMENTS=on.',
  );
  const reconnects = meter.count(
    'drawbridge_page_reconnects_total',
    'Times that pages had to connect again.',
  );
  const frames = meter.histogram(
    'drawbridge_page_frames_per_second',
    'Frames a second while people draw, a figure for each report.',
    FRAMES,
  );
  const seconds = (name: string, help: string, bounds: readonly number[]) =>
    meter.histogram(`drawbridge_page_${name}_seconds`, help, bounds);
  const inputLatency = seconds(
    'input_latency',
    'From moving the pointer to the frame that shows it: 95th percentile of each report.',
    INPUT_SECONDS,
  );
  const firstStroke = seconds('first_stroke', 'From opening a page until one can draw.', LATENCY_SECONDS);
  const outboxAge = seconds(
    'outbox_age',
    'The longest time within each report that a page had changes that were not saved yet.',
    AGE_SECONDS,
  );
  return {
    pageMeasured({ framesPerSecond, inputLatencyMs, firstStrokeMs, outboxAgeMs, reconnects: again }) {
      reports();
      reconnects(again);
      outboxAge(outboxAgeMs / 1_000);
      if (framesPerSecond !== undefined) frames(framesPerSecond);
      if (inputLatencyMs !== undefined) inputLatency(inputLatencyMs / 1_000);
      if (firstStrokeMs !== undefined) firstStroke(firstStrokeMs / 1_000);
    },
  };
}
