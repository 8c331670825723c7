import type { Box } from '@drawbridge/board';
import { useEffect, useState } from 'react';
import { exportFile } from './exportFile.ts';
import type { ExportOrder } from './exportOrder.ts';
import type { Scope } from './scopes.ts';

/** Whoever goes through the choices wants to see the last one. */
const REST_MS = 120;
/** Twice as many px as it is shown in. */
const PREVIEW = { width: 840, height: 440 };

export type Preview =
  | { readonly kind: 'drawing' }
  | { readonly kind: 'drawn'; readonly url: string; readonly box: Box | undefined }
  | { readonly kind: 'failed' };

/** A small picture of what would be saved, made anew whenever that changes. */
export function usePreview(scope: Scope, order: ExportOrder): Preview {
  const [preview, setPreview] = useState<Preview>({ kind: 'drawing' });
  const { theme, hasBackground } = order.look;
  // Only what one would see of it.
  const seen = `${scope.id} ${theme} ${hasBackground}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest of the order does not change how it looks
  useEffect(() => {
    const work = new AbortController();
    let url: string | undefined;
    let box: Box | undefined;
    const draw = async (): Promise<void> => {
      const small = {
        ...order,
        format: 'png',
        within: PREVIEW,
        look: { ...order.look, hasScene: false },
      } as const;
      const blob = await exportFile(scope.shapes, small, {
        signal: work.signal,
        onBox: (found) => {
          box = found;
        },
      });
      url = URL.createObjectURL(blob);
      setPreview({ kind: 'drawn', url, box });
    };
    const timer = setTimeout(
      () => draw().catch(() => work.signal.aborted || setPreview({ kind: 'failed' })),
      REST_MS,
    );
    return () => {
      clearTimeout(timer);
      work.abort();
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [seen]);
  return preview;
}
