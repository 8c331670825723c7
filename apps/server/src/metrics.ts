import { type BoardMetrics, createBoardMetrics } from './metrics/boardMetrics.ts';
import { createHttpMetrics, type HttpMetrics } from './metrics/httpMetrics.ts';
import { createMeter } from './metrics/meter.ts';
import { createNodeMetrics, type NodeMetrics } from './metrics/nodeMetrics.ts';
import { createPageMetrics, type PageMetrics } from './metrics/pageMetrics.ts';
import { createDefaultMetrics, createProcessMetrics, type ProcessMetrics } from './metrics/processMetrics.ts';
import { createSocketMetrics, type SocketMetrics } from './metrics/socketMetrics.ts';
import { createStorageMetrics, type StorageMetrics } from './metrics/storageMetrics.ts';

/**
 * What is counted while the server runs. Each subject declares its figures in a file of its own in `metrics/`; another
 * subject is such a file, and a line here.
 */
export interface Metrics
  extends SocketMetrics,
    BoardMetrics,
    StorageMetrics,
    HttpMetrics,
    NodeMetrics,
    PageMetrics,
    ProcessMetrics {
  /** All of it in Prometheus' text format. */
  render(): Promise<string>;
}

export function createMetrics({ withProcess = false } = {}): Metrics {
  const meter = createMeter();
  const renderProcess = withProcess ? createDefaultMetrics() : async () => '';
  return {
    ...createSocketMetrics(meter),
    ...createBoardMetrics(meter),
    ...createStorageMetrics(meter),
    ...createHttpMetrics(meter),
    ...createNodeMetrics(meter),
    ...createPageMetrics(meter),
    ...createProcessMetrics(meter),
    render: async () => meter.render() + (await renderProcess()),
  };
}
