import { describe, expect, it } from 'vitest';
import { ERROR_CODES, refuse } from './reply.ts';

describe('A refusal', () => {
  it('says when to try again, if that makes sense', () => {
    expect(refuse('storage', 'The disk is full.', 1_000)).toEqual({
      ok: false,
      error: 'storage',
      message: 'The disk is full.',
      retryMs: 1_000,
    });
    expect(refuse('out_of_order', 'Push 2 must come first.', 0)).toHaveProperty('retryMs', 0);
  });

  it('has no retryMs at all when the same request would be refused again', () => {
    expect(refuse('invalid', 'Not a push.')).not.toHaveProperty('retryMs');
  });
});

describe('The error codes', () => {
  it('are only ever appended to', () => {
    expect(ERROR_CODES.slice(0, 14)).toEqual([
      'invalid',
      'unknown_event',
      'not_joined',
      'version',
      'too_large',
      'out_of_order',
      'storage',
      'full',
      'internal',
      'resync',
      'lease',
      'quota',
      'rate',
      'compacted',
    ]);
  });
});
