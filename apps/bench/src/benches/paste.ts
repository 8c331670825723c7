import { createBench } from '../bench.ts';
import { ms, percent } from '../report/units.ts';
import { LIMITS_LIFTED } from '../server/limitsLifted.ts';
import { startServer } from '../server/startServer.ts';
import { countLost } from './countLost.ts';
import { gather } from './people.ts';
import { wait } from './wait.ts';

export const paste = createBench({
  measures: 'people on one board who all paste very much at once',
  options: { people: 20, shapes: 1_000, bytes: 60, rounds: 5, pause: 2 },
  async run({ people, shapes, bytes, rounds, pause }, { dataDir }) {
    const server = await startServer({ DATA_DIR: dataDir, ...LIMITS_LIFTED });
    const where = { url: server.url, boardId: 'paste' };
    const everybody = await gather(where, { people, processes: 2 });
    await everybody.report();
    await server.ask('watch', { delays: true });
    for (let round = 0; round < rounds; round += 1) {
      await everybody.paste({ shapes, bytes });
      await wait(pause);
    }
    const seen = await server.ask('seen', {});
    const report = await everybody.report();
    const pushed = await everybody.stop();
    everybody.end();
    const lost = await countLost(where, pushed);
    await server.end('SIGTERM');
    return [
      ['pastes', report.count],
      ['ack p50', ms(report.p50Ms)],
      ['ack at most', ms(report.maxMs)],
      ['event loop delay max', ms(seen.delayMaxMs)],
      ['server CPU, of one core', percent(seen.cpuMs / seen.elapsedMs)],
      ['lost', lost],
    ];
  },
});
