import type { CDPSession } from 'playwright-core';
import type { TraceEvent } from './readTimeline.ts';

/** What readTimeline reads, and nothing else: a trace of everything is work for the very threads that are measured. */
const CATEGORIES = [
  'blink.user_timing',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
  'disabled-by-default-display.framedisplayed',
];

/** Follows what the browser does until it is stopped, which answers what it did. */
export async function record(session: CDPSession): Promise<{ stop(): Promise<readonly TraceEvent[]> }> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }): void => {
    // As Chromium's trace event format has it; readTimeline looks at each of the fields that it uses.
    for (const event of value as TraceEvent[]) if (isWanted(event)) events.push(event);
  };
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      recordMode: 'recordUntilFull',
      excludedCategories: ['*'],
      includedCategories: CATEGORIES,
    },
  });
  return {
    async stop() {
      const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
      await session.send('Tracing.end');
      await complete;
      session.off('Tracing.dataCollected', collect);
      return events;
    },
  };
}

const WANTED = new Set(['RunTask', 'BeginMainThreadFrame', 'Display::FrameDisplayed']);

function isWanted({ name }: TraceEvent): boolean {
  return WANTED.has(name) || name.startsWith('bench:');
}
