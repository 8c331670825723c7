import { parseArgs } from 'node:util';
import { simulate } from './simulate.ts';

/*
 * A longer run by command, from the repository's root:
 *
 *     node apps/server/test/simulator/main.ts --from 1 --count 5000
 *
 * Ends with 1 and the seed when a run fails. mutations.test.ts runs it too.
 */
const { values } = parseArgs({
  options: { from: { type: 'string', default: '1' }, count: { type: 'string', default: '300' } },
});
const from = Number(values.from);
const count = Number(values.count);
const total = new Map<string, number>();

for (let seed = from; seed < from + count; seed += 1) {
  for (const [fault, times] of await simulate(seed)) total.set(fault, (total.get(fault) ?? 0) + times);
}
process.stdout.write(`${count} runs from seed ${from}: nothing lost, nobody differs.\n`);
for (const [fault, times] of total) process.stdout.write(`  ${fault}: ${times}\n`);
