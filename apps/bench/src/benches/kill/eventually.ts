const LOOK_MS = 10;
const PATIENCE_MS = 60_000;

/** Resolves once `condition` holds. @throws Error when it takes longer than a minute, with what `describe` says then. */
export async function eventually(condition: () => boolean, describe = (): string => ''): Promise<void> {
  const startMs = performance.now();
  while (!condition()) {
    if (performance.now() - startMs > PATIENCE_MS) {
      throw new Error(`It takes longer than a minute. ${describe()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
