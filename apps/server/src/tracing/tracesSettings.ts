import { httpUrl, type Setting, secretSetting, setting, text } from '../settings.ts';

/** Under the names that OpenTelemetry gives them everywhere. */
export const tracesSettings = {
  tracesEndpoint: setting(
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    '',
    'Address of an OpenTelemetry collector that takes OTLP over HTTP, such as http://127.0.0.1:4318. Without it nothing is traced.',
    endpoint,
  ),
  tracesHeaders: secretSetting(
    'OTEL_EXPORTER_OTLP_HEADERS',
    '',
    'Headers for the collector, such as authorization=Bearer%20abc, separated by commas.',
    headers,
  ),
  tracesServiceName: setting('OTEL_SERVICE_NAME', 'drawbridge', 'By which name traces are found.', text),
  tracesShare: setting(
    'OTEL_TRACES_SAMPLER_ARG',
    '1',
    'Share of joins, changes and requests that is traced, from 0 to 1.',
    share,
  ),
} as const;

function endpoint(given: string): ReturnType<Setting<string>['parse']> {
  return given === '' ? { value: '' } : httpUrl(given);
}

function headers(given: string): ReturnType<Setting<Readonly<Record<string, string>>>['parse']> {
  const pairs = given.split(',').flatMap((item) => item.trim() || []);
  const parsed = pairs.map((pair) => /^([\w-]+)=(.+)$/.exec(pair));
  const isFine = parsed.every((pair) => pair !== null && isEscaped(pair[2] ?? ''));
  if (!isFine) return { must: 'pairs such as name=value, separated by commas', isSecret: true };
  return {
    value: Object.fromEntries(parsed.map((pair) => [pair?.[1] ?? '', decodeURIComponent(pair?.[2] ?? '')])),
  };
}

function isEscaped(given: string): boolean {
  try {
    return decodeURIComponent(given) !== '';
  } catch {
    return false;
  }
}

function share(given: string): ReturnType<Setting<number>['parse']> {
  const value = Number(given);
  return given.trim() !== '' && value >= 0 && value <= 1 ? { value } : { must: 'a number from 0 to 1' };
}
