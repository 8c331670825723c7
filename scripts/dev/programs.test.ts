import { expect, test } from 'vitest';
import { candidatesFor } from './programs.mjs';

const redis = {
  title: 'Redis',
  variable: 'REDIS_SERVER_PATH',
  names: ['redis-server', 'valkey-server'],
  places: ['/opt/redis/redis-server'],
  aptPackage: 'redis-tools',
};
const everything = (): boolean => true;

test('the preferred name comes first, in the order of PATH, and fixed places last', () => {
  expect(candidatesFor(redis, { PATH: '/a:/b' }, everything)).toEqual([
    '/a/redis-server',
    '/b/redis-server',
    '/a/valkey-server',
    '/b/valkey-server',
    '/opt/redis/redis-server',
  ]);
});

test('a path in the variable is the only candidate, even when nothing is there', () => {
  const env = { PATH: '/a', REDIS_SERVER_PATH: '/mine/redis' };
  expect(candidatesFor(redis, env, () => false)).toEqual(['/mine/redis']);
});

test('files that cannot be run, and an empty variable, are passed over', () => {
  const env = { PATH: '/a::/b', REDIS_SERVER_PATH: '' };
  expect(candidatesFor(redis, env, (file) => file === '/b/valkey-server')).toEqual(['/b/valkey-server']);
});
