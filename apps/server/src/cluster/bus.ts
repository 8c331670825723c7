/**
 * Carries messages to whoever listens, on this node and others. It may lose, double and delay them, and often does while
 * Redis is away: it makes things quick, and nothing depends on it.
 */
export interface Bus {
  /** Whether messages arrive, as far as is known. */
  readonly isUp: boolean;
  /** It is up again; what was said meanwhile is lost. */
  onUp(listener: () => void): () => void;
  /** Never waits and never throws. What was published while the bus is down is lost. */
  publish(channel: string, message: Uint8Array): void;
  subscribe(channel: string, listener: (message: Uint8Array) => void): () => void;
}
