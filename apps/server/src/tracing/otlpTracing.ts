import { type Span as OtelSpan, ROOT_CONTEXT, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  type ReadableSpan,
  type SpanExporter,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Span, Tracing } from './tracing.ts';

/** What is on its way to a collector that does not answer is given up, so that a stop does not wait for it. */
const EXPORT_TIMEOUT_MS = 3_000;
const CLOSE_MS = 2_000;

/** Spans that wait to be sent, of some 1 KB each; more are dropped. */
const MAX_WAITING = 2_048;

/** Of what has ended. */
const SEND_EVERY_MS = 2_000;

export type TracingSettings = Pick<
  Config,
  'tracesEndpoint' | 'tracesHeaders' | 'tracesServiceName' | 'tracesShare'
>;

type ExportCallback = Parameters<SpanExporter['export']>[1];

/** Sends spans over OTLP/HTTP. */
export function createOtlpTracing(config: TracingSettings, log: Log): Tracing {
  const { tracesEndpoint, tracesHeaders, tracesServiceName, tracesShare } = config;
  const exporter = new OTLPTraceExporter({
    url: `${tracesEndpoint}/v1/traces`,
    headers: { ...tracesHeaders },
    timeoutMillis: EXPORT_TIMEOUT_MS,
  });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': tracesServiceName }),
    // Whole traces: what is within a span shares its trace id, and so its fate.
    sampler: new TraceIdRatioBasedSampler(tracesShare),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: reportFailures(exporter, log),
        maxQueueSize: MAX_WAITING,
        scheduledDelayMillis: SEND_EVERY_MS,
        exportTimeoutMillis: EXPORT_TIMEOUT_MS,
      }),
    ],
  });
  const tracer = provider.getTracer('drawbridge');
  const begun = new WeakMap<Span, Begun>();
  return {
    begin(name, { within, attributes = {} } = {}) {
      const parent = within && begun.get(within);
      const context = parent ? trace.setSpan(ROOT_CONTEXT, parent.otel) : ROOT_CONTEXT;
      const nowMs = parent?.nowMs ?? createTraceClock();
      const otel = tracer.startSpan(name, { attributes, startTime: nowMs() }, context);
      const span = createSpan(otel, nowMs);
      begun.set(span, { otel, nowMs });
      return span;
    },
    async close() {
      await Promise.race([provider.shutdown().catch(() => {}), passed(CLOSE_MS)]);
    },
  };
}

interface Begun {
  readonly otel: OtelSpan;
  /** That of its whole trace. */
  readonly nowMs: () => number;
}

/** The time of day to a fraction of a millisecond, which does not jump in the course of a trace. */
function createTraceClock(): () => number {
  const beginMs = Date.now();
  const sinceMs = performance.now();
  return () => beginMs + (performance.now() - sinceMs);
}

function createSpan(otel: OtelSpan, nowMs: () => number): Span {
  return {
    set: (attributes) => void otel.setAttributes(attributes),
    end(failure) {
      if (failure !== undefined) otel.setStatus({ code: SpanStatusCode.ERROR, message: failure });
      otel.end(nowMs());
    },
  };
}

/** Says once that spans do not arrive, and once that they do again. */
function reportFailures(exporter: SpanExporter, log: Log): SpanExporter {
  let isFailing = false;
  const report = (wasSent: boolean, error: Error | undefined): void => {
    if (wasSent !== isFailing) return;
    isFailing = !wasSent;
    if (isFailing) log.warn({ reason: error?.message }, 'traces are not taken by the collector');
    else log.info('traces are taken again');
  };
  return {
    export: (spans: ReadableSpan[], done: ExportCallback) =>
      exporter.export(spans, (result) => {
        report(result.code === 0, result.error);
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
  };
}

function passed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
