import type { RunningSystem } from '../system.ts';
import { sum } from './sum.ts';

type Costs = ReturnType<RunningSystem['costs']>;

/** What the servers used between two looks, in ms of CPU. */
export function serverCpuMs(before: Costs, after: Costs): number {
  return cpuMsOf(after, isServer) - cpuMsOf(before, isServer);
}

/** What the databases behind the servers used; `undefined` where there are none. */
export function storeCpuMs(before: Costs, after: Costs): number | undefined {
  if (after.every(isServer)) return undefined;
  return cpuMsOf(after, isStore) - cpuMsOf(before, isStore);
}

export function serverRssBytes(costs: Costs): number {
  return sum(costs.filter(isServer).map(({ rssBytes }) => rssBytes));
}

type Cost = Costs[number];

function isServer({ name }: Cost): boolean {
  return name === 'server';
}

function isStore(cost: Cost): boolean {
  return !isServer(cost);
}

function cpuMsOf(costs: Costs, counts: (cost: Cost) => boolean): number {
  return sum(costs.filter(counts).map(({ cpuMs }) => cpuMs));
}
