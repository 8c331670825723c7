import { renewIds } from '@drawbridge/board';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyElement, anyElements } from '../test/anyElement.ts';
import { sampleJson } from '../test/samples.ts';
import { openElements, save, throughBoard } from '../test/throughBoard.ts';
import type { Fields } from './element.ts';
import { normalizeElements } from './normalize/normalizeElements.ts';
import { readElements } from './readElements.ts';

/** As Excalidraw of today would open them. */
function normalized(elements: readonly unknown[]): readonly Fields[] {
  return normalizeElements(elements, { note: () => {}, changed: () => {} });
}

const SAMPLES = [
  'kurtosis-architecture.excalidraw',
  'sio-redis-adapter.excalidraw',
  'lib-v1-apple-devices.excalidrawlib',
];

function elementsOf(name: string): readonly unknown[] {
  const { elements, library } = sampleJson(name);
  if (Array.isArray(elements)) return elements;
  return Array.isArray(library) ? library.flat() : [];
}

describe('a file that is opened and saved again', () => {
  it.each(SAMPLES)('is the same, as it is %s', (name) => {
    const elements = elementsOf(name);
    expect(throughBoard(elements).elements).toEqual(normalized(elements));
  });

  it.each(SAMPLES)('is the same where its shapes got other ids, as it is %s', (name) => {
    const elements = elementsOf(name);
    const result = readElements(elements);
    if (result.kind !== 'shapes') throw new Error('Too many.');
    const { store } = openElements([]);
    store.create(...renewIds(result.shapes));
    expect(save(store.sorted())).toEqual(normalized(elements));
  });

  it('is the same whatever element there is, with whatever fields', () => {
    fc.assert(
      fc.property(anyElement, (fields) => {
        const elements = [{ ...fields, id: 'a' }];
        expect(throughBoard(elements).elements).toEqual(normalized(elements));
      }),
      { numRuns: 500 },
    );
  });

  it('is the same however its elements hang together', () => {
    fc.assert(
      fc.property(anyElements, (elements) => {
        expect(throughBoard(elements).elements).toEqual(normalized(elements));
      }),
      { numRuns: 200 },
    );
  });

  it('needs no second repair', () => {
    fc.assert(
      fc.property(anyElements, (elements) => {
        const once = normalized(elements);
        expect(normalized(once)).toEqual(once);
      }),
    );
  });
});
