import { createBench, type Host } from '../bench.ts';
import { parseWords } from '../readOptions.ts';
import { table } from '../report/table.ts';
import { type Effort, measureTransport } from '../transports/measure/measureTransport.ts';
import { openSite, PROXIES, type ProxyName } from '../transports/measure/openSite.ts';
import type { Outcome } from '../transports/report/outcome.ts';
import { transportTable } from '../transports/report/transportTable.ts';
import { TRANSPORT_NAMES, TRANSPORTS, type Transport, type TransportName } from '../transports/transports.ts';

const ALL = TRANSPORT_NAMES.join(',');

/** Of each transport by itself: one person draws on a board, and others see it. */
export const transports = createBench({
  measures: 'polling, event streams, WebSocket and others side by side, directly and behind nginx',
  options: {
    transports: ALL,
    proxy: PROXIES.join(','),
    clients: 50,
    seconds: 30,
    perSecond: 2,
    bytes: 60,
    crowd: 1_000,
    quick: false,
  },
  async run(options, host) {
    const names = parseWords('transports', options.transports, TRANSPORT_NAMES);
    const outcomes: Outcome[] = [];
    for (const proxy of parseWords('proxy', options.proxy, PROXIES)) {
      for (const name of names) outcomes.push(await measure({ name, proxy }, options, host));
      const title = proxy === 'none' ? 'Directly' : `Behind ${proxy}`;
      host.say(`\n${title}\n${table(transportTable(outcomes.filter((one) => one.proxy === proxy)))}`);
    }
    return [];
  },
});

async function measure(
  { name, proxy }: { readonly name: TransportName; readonly proxy: ProxyName },
  effort: Effort,
  { dataDir, say }: Host,
): Promise<Outcome> {
  const { title, notBehindProxy }: Transport = TRANSPORTS[name];
  if (proxy !== 'none' && notBehindProxy !== undefined)
    return { name, proxy, kind: 'absent', why: notBehindProxy };
  say(`${title}, ${proxy === 'none' ? 'directly' : `behind ${proxy}`}`);
  const { site, close } = await openSite({ name, proxy, dataDir });
  try {
    return { name, proxy, kind: 'measured', figures: await measureTransport(site, effort) };
  } finally {
    await close();
  }
}
