import type { Host } from '../../bench.ts';
import type { Outcome } from '../report/outcome.ts';
import { TRANSPORTS, type TransportName } from '../transports.ts';
import { installWebRtc } from '../webRtc/installWebRtc.ts';
import { type Effort, type Figures, measureTransport } from './measureTransport.ts';
import { openSite, type ProxyName } from './openSite.ts';

interface Wanted {
  readonly name: TransportName;
  readonly proxy: ProxyName;
  readonly effort: Effort;
  readonly cache: string;
}

/** Measures a transport through a proxy, or says why that came to nothing. The others are measured all the same. */
export async function measureOutcome(wanted: Wanted, host: Host): Promise<Outcome> {
  const { name, proxy, cache } = wanted;
  const { title, notBehindProxy, isForeign = false } = TRANSPORTS[name];
  if (proxy !== 'none' && notBehindProxy !== undefined)
    return { name, proxy, kind: 'absent', why: notBehindProxy };
  host.say(`${title}, ${proxy === 'none' ? 'directly' : `behind ${proxy}`}`);
  try {
    const packages = isForeign ? await installWebRtc(cache, host.say) : undefined;
    return { name, proxy, kind: 'measured', figures: await measure(wanted, packages, host) };
  } catch (error) {
    return { name, proxy, kind: 'absent', why: firstLineOf(error) };
  }
}

async function measure(
  { name, proxy, effort }: Wanted,
  packages: string | undefined,
  { dataDir }: Host,
): Promise<Figures> {
  const { site, close } = await openSite({ name, proxy, dataDir, packages });
  try {
    return await measureTransport(site, effort);
  } finally {
    await close();
  }
}

function firstLineOf(error: unknown): string {
  return String(error).split('\n', 1)[0] ?? '';
}
