/**
 * Milliseconds that this thread has worked. A machine that lets it wait for others, or stands still altogether, is nobody's
 * work: measured by the clock, whoever was being served at that moment would pay for it. The system counts in steps of a few
 * milliseconds, which average out.
 */
export function threadTimeMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
