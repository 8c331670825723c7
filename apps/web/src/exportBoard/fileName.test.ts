import { describe, expect, it } from 'vitest';
import { exportFileName } from './fileName.ts';

describe('the name of a file', () => {
  const now = new Date(2026, 10, 2);
  it.each([
    ['Network plan', 'Network plan 2026-11-02.png'],
    ['', 'Untitled board 2026-11-02.png'],
    ['../../etc: a/b\\c?', 'etc a b c 2026-11-02.png'],
    ['***', 'Board 2026-11-02.png'],
    ['x'.repeat(300), `${'x'.repeat(80)} 2026-11-02.png`],
  ])('of %s is %s', (name, file) => {
    expect(exportFileName(name, 'png', now)).toBe(file);
  });
});
