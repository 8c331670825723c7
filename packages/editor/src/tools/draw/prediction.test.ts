import { describe, expect, it } from 'vitest';
import { clampPrediction } from './prediction.ts';

const at = (x: number, y = 0) => ({ x, y, pressure: 0.4 });
const step = { from: at(0), to: at(10) };

describe('a prediction', () => {
  it('is shown as far as it is short', () => {
    expect(clampPrediction(step, [at(15), at(20)], 1)).toEqual([at(15), at(20)]);
  });

  it('goes no further than one and a half steps', () => {
    expect(clampPrediction(step, [at(18), at(90)], 1)).toEqual([at(18), at(25)]);
  });

  it('goes no further than 24 screen px, at any zoom', () => {
    expect(clampPrediction({ from: at(0), to: at(100) }, [at(500)], 1)).toEqual([at(124)]);
    expect(clampPrediction({ from: at(0), to: at(100) }, [at(500)], 4)).toEqual([at(106)]);
  });

  it('keeps the pressure there is', () => {
    const guess = { ...at(15), pressure: 1 };
    expect(clampPrediction(step, [guess], 1)).toEqual([at(15)]);
  });

  it('is not believed from a pointer that rests, or when it goes back', () => {
    expect(clampPrediction({ from: at(0), to: at(0.5) }, [at(5)], 1)).toBeUndefined();
    expect(clampPrediction({ from: at(0), to: at(0) }, [at(5)], 1)).toBeUndefined();
    expect(clampPrediction(step, [at(5)], 1)).toBeUndefined();
    expect(clampPrediction(step, [], 1)).toBeUndefined();
  });
});
