const LOOK_MS = 5;

/** Whether it became so before the time was over. */
export async function eventuallySo(isSo: () => boolean, seconds: number): Promise<boolean> {
  const endMs = performance.now() + seconds * 1_000;
  while (!isSo()) {
    if (performance.now() > endMs) return false;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return true;
}
