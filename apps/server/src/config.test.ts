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

  it('are all in the table of the README', () => {
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
    expect(readme).toContain(configTable());
  });
});
