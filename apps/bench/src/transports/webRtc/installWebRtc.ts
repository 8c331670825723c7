import { fileURLToPath } from 'node:url';
import { installPeers } from '../../peers/installPeers.ts';

const PACKAGES = fileURLToPath(new URL('./packages', import.meta.url));

/**
 * Installs what speaks WebRTC outside of browsers, in the versions that `packages/package.json` names. Answers the folder.
 *
 * @throws Error with what npm said when it cannot be had.
 */
export function installWebRtc(cache: string, say: (line: string) => void): Promise<string> {
  return installPeers({ name: 'webrtc', from: PACKAGES, cache, say });
}
