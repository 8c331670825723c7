const MINUTE_MS = 60_000;

/** A time as a field of the type `datetime-local` wants it, to the minute. */
export function toLocalTime(timeMs: number): string {
  const offsetMs = new Date(timeMs).getTimezoneOffset() * MINUTE_MS;
  return new Date(timeMs - offsetMs).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length);
}

/** `undefined` when the field is empty. */
export function fromLocalTime(text: string): number | undefined {
  const timeMs = new Date(text).getTime();
  return Number.isNaN(timeMs) ? undefined : timeMs;
}

/** The whole minutes that a span lies in. */
export function wholeMinutes(
  fromMs: number,
  toMs: number,
): { readonly fromMs: number; readonly toMs: number } {
  return {
    fromMs: Math.floor(fromMs / MINUTE_MS) * MINUTE_MS,
    toMs: (Math.floor(toMs / MINUTE_MS) + 1) * MINUTE_MS,
  };
}
