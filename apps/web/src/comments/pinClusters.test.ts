import { describe, expect, it } from 'vitest';
import { clusterPins, clustersInView, isSameLevel } from './pinClusters.ts';

const pin = (id: string, x: number, y = 0) => ({ id, point: { x, y } });
const keysAt = (zoom: number) =>
  clusterPins([pin('a', 5), pin('b', 15), pin('c', 500)], zoom).map(({ ids }) => ids);

describe('pins', () => {
  it('that are near each other are one with a number, until one goes nearer', () => {
    expect(keysAt(1)).toEqual([['a', 'b'], ['c']]);
    expect(keysAt(4)).toEqual([['a'], ['b'], ['c']]);
    expect(keysAt(0.02)).toEqual([['a', 'b', 'c']]);
    const [both] = clusterPins([pin('a', 5), pin('b', 15)], 1);
    expect(both).toMatchObject({ point: { x: 10, y: 0 }, extent: 10 });
  });

  it('belong to the same clusters while one pans, and while the zoom does not double', () => {
    expect([isSameLevel(1, 1.9), isSameLevel(1, 2), isSameLevel(0.3, 0.26)]).toEqual([true, false, true]);
    expect(keysAt(1.9)).toEqual(keysAt(1));
  });

  it('are a few hundred on a window at most, of however many there are', () => {
    const many = Array.from({ length: 10_000 }, (_, at) =>
      pin(`p${at}`, (at % 100) * 50, Math.floor(at / 100) * 50),
    );
    for (const zoom of [0.02, 0.1, 0.3, 0.5, 0.99, 1, 4]) {
      const view = { camera: { x: 0, y: 0, zoom }, width: 1920, height: 1080 };
      expect(clustersInView(clusterPins(many, zoom), view).length).toBeLessThan(1_500);
    }
  });

  it('outside of the window are left out', () => {
    const clusters = clusterPins([pin('in', 10, 10), pin('out', 900, 10)], 1);
    const shown = clustersInView(clusters, { camera: { x: 0, y: 0, zoom: 1 }, width: 800, height: 600 });
    expect(shown.map(({ key }) => key)).toEqual(['in']);
  });
});
