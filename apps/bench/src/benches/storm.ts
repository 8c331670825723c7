import { createBench } from '../bench.ts';
import { percentile } from '../report/percentile.ts';
import { ms } from '../report/units.ts';
import { LIMITS_LIFTED } from '../server/limitsLifted.ts';
import { startServer } from '../server/startServer.ts';
import { openCrowd } from './crowd.ts';

/** A server dies under very many people, and is started again at once. */
export const storm = createBench({
  measures: 'how soon very many people are back after a server was killed',
  options: { people: 2_000, perBoard: 50 },
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
    await server.ask('watch', {});
    const back = (await crowd.all(({ ask }) => ask('back', {}))).flat();
    const seen = await server.ask('seen', {});
    crowd.end();
    await server.end('SIGTERM');
    const row = (name: string, values: readonly number[], show: (value: number) => string) => [
      name,
      ...[50, 95, 100].map((share) => show(percentile(values, share))),
    ];
    return [
      ['since the kill', 'p50', 'p95', 'max'],
      ['the server listens', ms(downMs), '', ''],
      row(
        'back',
        back.map(({ backMs }) => backMs),
        ms,
      ),
      row(
        'attempts',
        back.map(({ attempts }) => attempts),
        String,
      ),
      ['server CPU', ms(seen.cpuMs), '', ''],
      ['event loop delay max', ms(seen.delayMaxMs), '', ''],
    ];
  },
});
