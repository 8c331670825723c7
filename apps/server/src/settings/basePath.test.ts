import { describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';

describe('The base path', () => {
  it.each([
    [{}, ''],
    [{ BASE_PATH: '/' }, ''],
    [{ BASE_PATH: '/board/' }, '/board'],
    [{ BASE_PATH: '/tools/board' }, '/tools/board'],
    [{ PUBLIC_URL: 'https://example.org' }, ''],
    [{ PUBLIC_URL: 'https://example.org/board/' }, '/board'],
    [{ PUBLIC_URL: 'https://example.org/board', BASE_PATH: '/board' }, '/board'],
  ])('of %o is "%s"', (env, basePath) => {
    expect(readConfig(env).basePath).toBe(basePath);
  });

  it.each(['board', '/a//b', '/../b', '/a/.', '/a b', '/a"b', '//other.example'])('is not %s', (given) => {
    expect(() => readConfig({ BASE_PATH: given })).toThrow(/BASE_PATH must be a path such as \/board/);
  });

  it.each([
    [{ PUBLIC_URL: 'https://example.org', BASE_PATH: '/board' }, /the path of PUBLIC_URL is empty/],
    [{ PUBLIC_URL: 'https://example.org/draw', BASE_PATH: '/board' }, /the path of PUBLIC_URL is \/draw/],
    [{ PUBLIC_URL: 'https://example.org/a%20b' }, /PUBLIC_URL has the path/],
  ])('may not contradict the public address: %o', (env, words) => {
    expect(() => readConfig(env)).toThrow(words);
  });
});
