import { PEER_NAMES, type System, type SystemName } from '../system.ts';
import { drawbridge, nodes, polling } from './drawbridge.ts';
import { floor } from './floor.ts';
import { installSyncPeers, peerSystem } from './peers.ts';

/** The systems of these names; installs what is needed for them. */
export async function openSystems(
  names: readonly SystemName[],
  cache: string,
  say: (line: string) => void,
): Promise<System[]> {
  const wantsPeers = PEER_NAMES.some((name) => names.includes(name));
  const folder = wantsPeers ? await installSyncPeers(cache, say) : '';
  return names.map((name) => systemOf(name, folder));
}

function systemOf(name: SystemName, folder: string): System {
  switch (name) {
    case 'ws':
      return floor;
    case 'drawbridge':
      return drawbridge;
    case 'polling':
      return polling;
    case 'nodes':
      return nodes;
    default:
      return peerSystem(name, folder);
  }
}
