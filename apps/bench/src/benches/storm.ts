import { createBench } from '../bench.ts';
import { percentile } from '../report/percentile.ts';
import { ms } from '../report/units.ts';
import { LIMITS_LIFTED } from '../server/limitsLifted.ts';
import { startServer } from '../server/startServer.ts';
import { openCrowd } from './crowd.ts';

/** A server dies under very many people, and is started again at once. */
export const storm = createBench({
  measures: 'how soon very many people are back after a server was killed',
  options: { people: 5_000, perBoard: 50 },
  async run({ people, perBoard }, { dataDir, say }) {
    const first = await startServer({ DATA_DIR: dataDir, ...LIMITS_LIFTED });
    const crowd = await openCrowd(first.url, { people, perBoard, transports: ['websocket', 'polling'] });
    say(`${people} are here.`);
    await crowd.all(({ ask }) => ask('mark', {}));
    await first.end('SIGKILL');
    const killedMs = performance.now();
    const { port } = new URL(first.url);
    const server = await startServer({ DATA_DIR: dataDir, PORT: port, ...LIMITS_LIFTED });
    const downMs = performance.now() - killedMs;
    await server.ask('watch', { delays: true });
    const back = (await crowd.all(({ ask }) => ask('back', {}))).flat();
    const seen = await server.ask('seen', {});
    crowd.end();
    await server.end('SIGTERM');
    return [
      ['since the kill', 'p50', 'p95', 'max'],
      ['the server listens', ms(downMs), '', ''],
      spread(
        'back, with everything',
        back.map(({ backMs }) => backMs),
        ms,
      ),
      spread(
        'attempts',
        back.map(({ attempts }) => attempts),
        String,
      ),
      ['server CPU', ms(seen.cpuMs), '', ''],
      ['event loop delay max', ms(seen.delayMaxMs), '', ''],
      ['back in second', 'people', '', ''],
      ...perSecond(back.map(({ backMs }) => backMs)).map((count, second) => [
        second + 1,
        count,
        bar(count, people),
        '',
      ]),
    ];
  },
});

function spread(name: string, values: readonly number[], show: (value: number) => string): string[] {
  return [name, ...[50, 95, 100].map((share) => show(percentile(values, share)))];
}

/** How many of some times, in ms, are in each second from the beginning. */
function perSecond(timesMs: readonly number[]): number[] {
  const seconds = timesMs.map((timeMs) => Math.floor(timeMs / 1_000));
  return Array.from(
    { length: Math.max(...seconds) + 1 },
    (_, second) => seconds.filter((other) => other === second).length,
  );
}

/** As many signs as a column has for all of them. */
const BAR_SIGNS = 60;

function bar(count: number, all: number): string {
  return '█'.repeat(Math.round((count / all) * BAR_SIGNS));
}
