import type { Log } from '../log.ts';
import type { TracingSettings } from './otlpTracing.ts';
import type { Tracing } from './tracing.ts';

/** Tracing where a collector is named; otherwise not a line of it is loaded. */
export async function openTracing(config: TracingSettings, log: Log): Promise<Tracing | undefined> {
  if (config.tracesEndpoint === '') return undefined;
  const { createOtlpTracing } = await import('./otlpTracing.ts');
  return createOtlpTracing(config, log);
}
