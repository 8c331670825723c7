import { costOf, costsBelow, type ProcessCost } from '../server/processTree.ts';
import type { ServerProcess } from '../server/startProgram.ts';
import { withDeadline } from '../withDeadline.ts';

export const PEER_NAMES = ['y-websocket', 'hocuspocus', 'y-socket.io', 'tldraw'] as const;
export const SYSTEM_NAMES = ['ws', ...PEER_NAMES, 'drawbridge', 'polling', 'nodes'] as const;

export type PeerSystemName = (typeof PEER_NAMES)[number];
export type SystemName = (typeof SYSTEM_NAMES)[number];

/** A way to keep a board equal for all who look at it: a server and its official client. */
export interface System {
  readonly name: SystemName;
  /** The client's module, as a URL; it has `openClient`. */
  readonly module: string;
  readonly transport?: 'websocket' | 'polling';
  /** Whether a client is made to come back by itself when its connection breaks. */
  readonly comesBack: boolean;
  start(dataDir: string): Promise<RunningSystem>;
}

/** The servers of a system, each in a process of its own. */
export interface RunningSystem {
  /** Of each node; clients are spread over them. */
  readonly urls: readonly string[];
  readonly nodes: readonly ServerProcess[];
  /** Of all nodes, and of what they store in. */
  costs(): ProcessCost[];
  /** Ends all nodes as a power cut does, but not what they store in. */
  kill(): Promise<void>;
  /** Starts the nodes again, at the same addresses and with the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const STOP_SECONDS = 10;

interface Nodes {
  readonly count?: number;
  start(index: number, port: string): Promise<ServerProcess>;
  /** What the nodes store in, when that is not a folder. */
  readonly stores?: { readonly pid: number; stop(): Promise<void> };
}

export async function runNodes({ count = 1, start, stores }: Nodes): Promise<RunningSystem> {
  const nodes: ServerProcess[] = [];
  const endAll = async (signal: NodeJS.Signals): Promise<void> =>
    void (await Promise.all(nodes.map((node) => node.end(signal))));
  const startAll = async (ports: readonly string[]): Promise<void> => {
    nodes.length = 0;
    for (const [index, port] of ports.entries()) nodes.push(await start(index, port));
  };
  const stop = async (): Promise<void> => {
    // Not every server ends when it is asked to.
    await withDeadline(STOP_SECONDS, endAll('SIGTERM')).catch(() => endAll('SIGKILL'));
    await stores?.stop();
  };
  try {
    await startAll(Array.from({ length: count }, () => '0'));
  } catch (error) {
    await stop();
    throw error;
  }
  const urls = nodes.map(({ url }) => url);
  return {
    urls,
    nodes,
    costs: () => [
      ...nodes.map(({ pid }) => ({ ...costOf(pid), name: 'server' })),
      ...(stores ? costsBelow(stores.pid) : []),
    ],
    kill: () => endAll('SIGKILL'),
    restart: () => startAll(urls.map((url) => new URL(url).port)),
    stop,
  };
}
