import { describe, expect, it } from 'vitest';
import { createMeter } from './meter.ts';

const linesOf = (text: string): string[] =>
  text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

describe('A counter', () => {
  it('begins with 0 and adds up', () => {
    const meter = createMeter();
    const count = meter.count('eggs_total', 'Eggs.');
    expect(meter.render()).toBe('# HELP eggs_total Eggs.\n# TYPE eggs_total counter\neggs_total 0\n');
    count();
    count(2 ** 40);
    expect(linesOf(meter.render())).toEqual([`eggs_total ${2 ** 40 + 1}`]);
  });

  it('with a label has all its values from the beginning, for rates need a zero', () => {
    const meter = createMeter();
    const count = meter.countBy<[string]>('eggs_total', 'Eggs.', { bird: ['hen', 'duck'] });
    count('duck');
    expect(linesOf(meter.render())).toEqual(['eggs_total{bird="hen"} 0', 'eggs_total{bird="duck"} 1']);
  });

  it('with two has those that were counted, each in its place', () => {
    const meter = createMeter();
    const count = meter.countBy<[string, string]>('eggs_total', 'Eggs.', {
      bird: ['hen', 'duck', 'goose'],
      size: ['small', 'large'],
    });
    for (const [bird, size] of [
      ['hen', 'large'],
      ['goose', 'small'],
      ['goose', 'small'],
    ] as const)
      count(bird, size);
    expect(linesOf(meter.render())).toEqual([
      'eggs_total{bird="hen",size="large"} 1',
      'eggs_total{bird="goose",size="small"} 2',
    ]);
  });

  it('takes what it was not told of as one other', () => {
    const meter = createMeter();
    const count = meter.countBy<[string]>('eggs_total', 'Eggs.', { bird: ['hen'] });
    for (const bird of ['emu', 'crow', '"} 1\n', 'hen']) count(bird);
    expect(linesOf(meter.render())).toEqual(['eggs_total{bird="hen"} 1', 'eggs_total{bird="other"} 3']);
  });
});

describe('A histogram', () => {
  it('counts a value in each bucket that it is not above', () => {
    const meter = createMeter();
    const observe = meter.histogram('boiling_seconds', 'How long.', [1, 5]);
    for (const seconds of [0.5, 1, 3, 8]) observe(seconds);
    expect(linesOf(meter.render())).toEqual([
      'boiling_seconds_bucket{le="1"} 2',
      'boiling_seconds_bucket{le="5"} 3',
      'boiling_seconds_bucket{le="+Inf"} 4',
      'boiling_seconds_sum 12.5',
      'boiling_seconds_count 4',
    ]);
  });
});

describe('A gauge', () => {
  it('is read when somebody asks, and what several share is found out once', () => {
    const meter = createMeter();
    let looks = 0;
    meter.beforeRender(() => {
      looks += 1;
    });
    meter.gauge('hens', 'Hens.', () => looks);
    meter.gaugeBy('birds', 'Birds.', { label: 'bird', read: () => ({ hen: looks, duck: 7 }) });
    expect(looks).toBe(0);
    expect(linesOf(meter.render())).toEqual(['hens 1', 'birds{bird="hen"} 1', 'birds{bird="duck"} 7']);
    expect(looks).toBe(1);
  });
});

it('Two metrics of one name are a mistake', () => {
  const meter = createMeter();
  meter.count('eggs_total', 'Eggs.');
  expect(() => meter.gauge('eggs_total', 'Eggs.', () => 1)).toThrow('two metrics eggs_total');
});
