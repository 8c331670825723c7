import type { Scribblers } from '../clients/scribblers.ts';
import { startClients } from '../process/startClients.ts';
import { LIMITS_LIFTED } from '../server/limitsLifted.ts';
import { startServer } from '../server/startServer.ts';
import { toExcalidraw } from './convert/toExcalidraw.ts';
import { toTldraw } from './convert/toTldraw.ts';
import type { Crowd } from './measureBoard.ts';
import { buildPeers } from './peers/buildPeers.ts';
import { type PeerServer, servePeers } from './peers/servePeers.ts';
import { createScene, type SceneKind } from './scene/createScene.ts';
import { drawbridge } from './whiteboards/drawbridge.ts';
import { drawScene } from './whiteboards/drawScene.ts';
import { PEERS, type PeerName, peer } from './whiteboards/peers.ts';
import type { Whiteboard } from './whiteboards/whiteboard.ts';

export type AppName = 'drawbridge' | 'empty' | PeerName;

/** Everything that serves whiteboards to the browser. */
export interface Hosts {
  /** Puts a scene on a whiteboard. `empty` is ours with nothing but the scene's marks. */
  open(app: AppName, kind: SceneKind, count: number): Promise<Whiteboard>;
  /** Others who draw on the board; only on ours, and only when some are wanted. */
  crowdOn(board: Whiteboard): Crowd | undefined;
  close(): Promise<void>;
}

interface HostsOptions {
  readonly apps: readonly AppName[];
  readonly cache: string;
  readonly dataDir: string;
  /** How many others draw. */
  readonly people: number;
  readonly say: (line: string) => void;
}

/** Starts a real server with the built page for ours, and serves the pages of the peers that are wanted. */
export async function openHosts({ apps, cache, dataDir, people, say }: HostsOptions): Promise<Hosts> {
  const wantsPeers = PEERS.some((name) => apps.includes(name));
  const peers = wantsPeers ? await servePeers(await buildPeers(cache, say)) : undefined;
  const server = await startServer({ DATA_DIR: dataDir, ...LIMITS_LIFTED });

  return {
    async open(app, kind, count) {
      const scene = createScene(kind, count);
      if (app !== 'drawbridge' && app !== 'empty') {
        const shapes = app === 'excalidraw' ? toExcalidraw(scene.shapes) : toTldraw(scene.shapes);
        return peer(app, scene, publish(peers, app, shapes));
      }
      const boardId = `${kind}-${count}`;
      await drawScene(server.url, boardId, scene);
      return drawbridge(app, scene, `${server.url}/b/${boardId}`);
    },
    crowdOn(board) {
      const { origin, pathname } = new URL(board.url);
      const isOurs = origin === new URL(server.url).origin;
      if (!isOurs || people === 0) return undefined;
      return gatherCrowd({ url: origin, boardId: pathname.slice('/b/'.length), people });
    },
    async close() {
      peers?.close();
      await server.end('SIGTERM');
    },
  };
}

function publish(peers: PeerServer | undefined, app: PeerName, shapes: readonly object[]): string {
  if (peers === undefined) throw new Error(`${app} is not among the apps.`);
  peers.setScene(shapes);
  return `${peers.url}/${app}.html`;
}

function gatherCrowd(where: { url: string; boardId: string; people: number }): Crowd {
  return async (whileDrawing) => {
    const crowd = startClients<Scribblers>('scribblers.ts');
    try {
      await crowd.ask('join', where);
      await crowd.ask('start', {});
      const result = await whileDrawing();
      await crowd.ask('stop', {});
      return result;
    } finally {
      crowd.end();
    }
  };
}
