import { anchorPoint, type Binding, type Lookup } from '@drawbridge/board';
import type { FoundBinding } from './findBinding.ts';

/** How an end holds on that was bound before, as if it had been found now. */
export function existingEnd(binding: Binding | undefined, lookup: Lookup): FoundBinding | undefined {
  const shape = binding && lookup(binding.id);
  if (!shape) return undefined;
  const isWhole = binding.x === 0.5 && binding.y === 0.5 && !binding.isInside;
  const anchor = isWhole ? undefined : anchorPoint(binding, shape);
  return { binding, hint: { shape, magnets: [], anchor } };
}
