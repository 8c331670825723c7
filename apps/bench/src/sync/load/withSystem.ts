import type { RunningSystem, System } from '../system.ts';
import { type Crowd, startCrowd } from './startCrowd.ts';

/** Does something with a system that runs, and stops it however that went. */
export async function withSystem<Found>(
  system: System,
  dataDir: string,
  work: (running: RunningSystem) => Promise<Found>,
): Promise<Found> {
  const running = await system.start(dataDir);
  try {
    return await work(running);
  } finally {
    await running.stop();
  }
}

/** Does something with people of a system, whose processes end however that went. */
export async function withCrowd<Found>(
  system: System,
  processes: number,
  work: (crowd: Crowd) => Promise<Found>,
): Promise<Found> {
  const crowd = await startCrowd(system, processes);
  try {
    return await work(crowd);
  } finally {
    crowd.end();
  }
}
