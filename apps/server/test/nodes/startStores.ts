import { startPostgres } from '../postgres/startPostgres.ts';
import { startRedis } from './startRedis.ts';

/*
 * A PostgreSQL and a Redis for a program in another process: says their addresses in a line of JSON, and ends with its input.
 * What is measured with them does not wait for a disk: this PostgreSQL does not sync.
 */
const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
const databaseUrls = await Promise.all(process.argv.slice(2).map((name) => postgres.database(name)));
process.stdout.write(`${JSON.stringify({ databaseUrls, redisUrl: `redis://127.0.0.1:${redis.port}` })}\n`);
process.stdin.resume().once('end', async () => {
  await Promise.all([postgres.stop(), redis.stop()]);
  process.exit();
});
