import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, configTable, readConfig } from './config.ts';

describe('The settings', () => {
  it('have defaults that need no environment', () => {
    expect(readConfig({})).toMatchObject({ port: 3000, host: '127.0.0.1', dataDir: resolve('data') });
  });

  it('count an empty variable as absent', () => {
    expect(readConfig({ PORT: '' }).port).toBe(3000);
  });

  it('name every mistake at once', () => {
    const read = () => readConfig({ PORT: '70000', METRICS: 'yes', ALLOWED_ORIGINS: 'example.org' });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(
      /PORT must be a whole number from 0 to 65535.*\nALLOWED_ORIGINS.*\nMETRICS must be one of on, off/,
    );
  });

  it('take origins in a list', () => {
    const { allowedOrigins } = readConfig({ ALLOWED_ORIGINS: 'https://a.example, http://b.example:8080' });
    expect(allowedOrigins).toEqual(['https://a.example', 'http://b.example:8080']);
  });

  it('take the address of a PostgreSQL database, and never show a wrong one', () => {
    const url = 'postgresql://ada:secret@db.example:5433/boards?sslmode=require';
    expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
    expect(readConfig({}).databaseUrl).toBeUndefined();
    for (const wrong of [
      'mysql://ada:secret@db/boards',
      'postgres://ada:secret@db',
      'secret',
      'postgres://a b',
    ]) {
      const read = () => readConfig({ DATABASE_URL: wrong });
      expect(read).toThrow(/^DATABASE_URL must be an address such as [^,]*\.$/);
      expect(read).not.toThrow(/secret/);
    }
  });

  it('are all in the table of the README', () => {
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
    expect(readme).toContain(configTable());
  });
});
