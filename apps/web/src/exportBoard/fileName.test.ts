import { describe, expect, it } from 'vitest';
import { exportFileName } from './fileName.ts';
import { endingOf } from './formats.ts';

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

describe('the ending of a name', () => {
  it.each([
    ['png', true, 'excalidraw.png'],
    ['svg', true, 'excalidraw.svg'],
    ['png', false, 'png'],
    ['pdf', true, 'pdf'],
    ['excalidraw', true, 'excalidraw'],
  ] as const)('of a file as %s says whether it has its drawing in it: %s', (format, hasScene, ending) => {
    expect(endingOf(format, hasScene)).toBe(ending);
  });
});
