import type { Storage } from '../storage/index.ts';

/** Whether this server should be sent new clients. */
export type Readiness = { readonly ready: true } | { readonly ready: false; readonly reason: string };

export function createReadiness(deps: {
  readonly storage: Pick<Storage, 'health'>;
  readonly isDraining: () => boolean;
}): () => Readiness {
  const { storage, isDraining } = deps;
  return () => {
    if (isDraining()) return { ready: false, reason: 'The server is about to stop.' };
    const { health } = storage;
    return health.kind === 'ok'
      ? { ready: true }
      : { ready: false, reason: `Changes cannot be stored: ${health.message}` };
  };
}
