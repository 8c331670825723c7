import { type ServerProcess, startServerProcess } from '../serverProcess.ts';

type Settings = Readonly<Record<string, string>>;

/** Servers in processes of their own, each at one address for good. */
export interface RunningNodes {
  readonly urls: readonly string[];
  /** The one that runs at an address, or ran there last. */
  at(url: string): ServerProcess;
  /** Ends a node. Answers its exit code, or the signal that killed it. */
  end(url: string, signal: NodeJS.Signals): Promise<number | NodeJS.Signals>;
  /** Starts a node again that was ended, where it was. */
  restart(url: string): Promise<void>;
  stop(): Promise<void>;
}

/** As many as there are settings; those of a node that is started again are the same. */
export async function startNodes(settings: readonly Settings[]): Promise<RunningNodes> {
  const first = await Promise.all(settings.map((own) => startServerProcess(own)));
  const running = new Map(
    first.map((server, index) => [server.url, { server, own: settings[index] ?? {} }] as const),
  );
  const find = (url: string) => {
    const node = running.get(url);
    if (!node) throw new Error(`No node has the address ${url}.`);
    return node;
  };
  return {
    urls: first.map(({ url }) => url),
    at: (url) => find(url).server,
    end: (url, signal) => find(url).server.end(signal),
    async restart(url) {
      const { own } = find(url);
      running.set(url, { server: await startServerProcess({ ...own, PORT: new URL(url).port }), own });
    },
    async stop() {
      await Promise.all([...running.values()].map(({ server }) => server.end('SIGKILL')));
    },
  };
}
