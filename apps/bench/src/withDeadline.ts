/** What was waited for takes too long to be waited for. */
export class GaveUp extends Error {
  override readonly name = 'GaveUp';
}

/** Rejects with GaveUp when `work` takes longer than that; the work itself goes on, as nobody can stop it. */
export async function withDeadline<Value>(seconds: number, work: Promise<Value>): Promise<Value> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new GaveUp(`gave up after ${seconds} s`)), seconds * 1_000);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
