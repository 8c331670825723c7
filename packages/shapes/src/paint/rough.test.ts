import { GEOMETRIC_KINDS, type Path, type Roughness } from '@drawbridge/board';
import { expect, it, vi } from 'vitest';
import { outlinePath } from './outlinePath.ts';
import { loadRough, onRoughLoaded, type RoughLine, roughPath, roughReach } from './rough.ts';

/** A Path2D that can be read. */
class RecordedPath {
  readonly steps: number[][] = [];
  readonly moveTo = (...at: number[]) => void this.steps.push(at);
  readonly lineTo = this.moveTo;
  readonly bezierCurveTo = this.moveTo;
}
vi.stubGlobal('Path2D', RecordedPath);

const SIZES = [10, 100, 1000, 30_000];

function line(fields: Partial<RoughLine> & { readonly size?: number } = {}): RoughLine {
  const { size = 100 } = fields;
  const path = () => outlinePath(GEOMETRIC_KINDS.ellipse.path, size, size / 2, 0);
  return { seed: 'a', roughness: 'sketchy', scale: 1, name: () => `ellipse ${size}`, path, ...fields };
}

function level(length: number): Path {
  return [
    ['move', 0, 0],
    ['line', length, 0],
  ];
}

/** The coordinates of a rough line; none where it is drawn clean. */
function steps(fields?: Parameters<typeof line>[0]): number[][] | undefined {
  // Made with the class above.
  return (roughPath(line(fields)) as unknown as RecordedPath | undefined)?.steps;
}

// First: what is loaded stays loaded.
it('until the library is there, which the first rough line asks for, lines are clean', async () => {
  const onLoad = vi.fn();
  const stop = onRoughLoaded(onLoad);
  expect([steps(), steps({ roughness: 'clean' })]).toEqual([undefined, undefined]);
  await expect.poll(() => onLoad).toHaveBeenCalledOnce();
  expect(steps()?.length).toBeGreaterThan(4);
  expect(steps({ roughness: 'clean' })).toBeUndefined();
  stop();
});

it('everybody sees the same line, and each shape has its own', async () => {
  await loadRough();
  const [first, other, rougher] = [steps(), steps({ seed: 'b' }), steps({ roughness: 'hand-drawn' })];
  expect(roughPath(line())).toBe(roughPath(line()));
  expect(roughPath(line({ scale: 2 }))).toBe(roughPath(line()));
  expect(other).not.toEqual(first);
  expect(rougher).not.toEqual(first);
});

it('a line is drawn twice, but for the lines of a hatch', () => {
  expect(steps({ isSingle: true })?.length).toBe((steps()?.length ?? 0) / 2);
});

it('where roughness would not show, lines are clean', () => {
  expect(steps({ scale: 0.1 })).toBeUndefined();
  expect(steps({ scale: 0.1, roughness: 'hand-drawn' })).toBeUndefined();
  expect(steps({ scale: 0.4 })).toBeDefined();
});

it.each(['hand-drawn', 'sketchy'] satisfies Roughness[])(
  'a %s line stays near the one that was meant',
  (roughness) => {
    for (const size of SIZES) {
      for (let seed = 0; seed < 50; seed++) {
        const drawn = steps({
          seed: `${seed}`,
          roughness,
          name: () => `level ${size}`,
          path: () => level(size),
        });
        expect(drawn?.length).toBeGreaterThan(0);
        for (const step of drawn ?? []) {
          step.forEach((value, index) => {
            if (index % 2 === 1) expect(Math.abs(value)).toBeLessThanOrEqual(roughReach(roughness));
          });
        }
      }
    }
  },
);
