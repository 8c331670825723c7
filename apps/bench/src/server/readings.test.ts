import { describe, expect, it } from 'vitest';
import { parseFigure } from './readFigure.ts';
import { parseRssBytes } from './watchRss.ts';

const METRICS = `# HELP drawbridge_terminated_total Connections that the server ended, by reason.
# TYPE drawbridge_terminated_total counter
drawbridge_terminated_total{code="slow"} 2
drawbridge_terminated_total{code="flood"} 31
drawbridge_lagging_total 3
drawbridge_lagging_total_of_another 9
`;

describe('A figure of the metrics', () => {
  it('is found by its name', () => {
    expect(parseFigure(METRICS, 'drawbridge_lagging_total')).toBe(3);
  });

  it('is found by its name and labels', () => {
    expect(parseFigure(METRICS, 'drawbridge_terminated_total{code="flood"}')).toBe(31);
  });

  it('is 0 while nothing was counted', () => {
    expect(parseFigure(METRICS, 'drawbridge_faults_total')).toBe(0);
  });
});

describe('The memory of a process', () => {
  it('is read in bytes', () => {
    expect(parseRssBytes('Name:\tnode\nVmHWM:\t  9999 kB\nVmRSS:\t  2048 kB\n')).toBe(2_097_152);
  });

  it('is not there when the process has ended', () => {
    expect(() => parseRssBytes('Name:\tnode\nState:\tZ (zombie)\n')).toThrow('no memory');
  });
});
