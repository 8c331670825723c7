import * as v from 'valibot';
import { parserOf } from './parserOf.ts';

/**
 * What pages tell of how it is to draw here, where whoever runs the server wants to know: figures without anybody's name,
 * session or board, once in half a minute or a minute.
 *
 *   POST /api/measures   answered with 204
 */
export const MEASURES_API = '/api/measures';

/** Some hundred bytes are all that it takes. */
export const MAX_MEASURES_BYTES = 1_024;

const HOUR_MS = 3_600_000;
const ms = v.pipe(v.number(), v.minValue(0), v.maxValue(HOUR_MS));

const measures = v.strictObject({
  /** While something was drawn or dragged; absent if that was for less than half a second. */
  framesPerSecond: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(1_000))),
  /** From moving the pointer to the frame that shows it, the 95th percentile. */
  inputLatencyMs: v.exactOptional(ms),
  /** From the beginning of the page until one could draw. In its first message only. */
  firstStrokeMs: v.exactOptional(ms),
  /** The longest time that something was not saved yet. */
  outboxAgeMs: ms,
  /** How often the page had to connect again. */
  reconnects: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000)),
});

export type Measures = Readonly<v.InferOutput<typeof measures>>;

export const parseMeasures: (value: unknown) => Measures | undefined = parserOf(measures);
