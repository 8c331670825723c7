import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import {
  buildEnvironment,
  cleanEnvironment,
  pnpmSettings,
  withCompileCache,
  withUsableHome,
} from './environment.mjs';

test("npm's own variables are gone and the supported Node.js comes first on PATH", () => {
  const env = {
    PATH: '/usr/bin',
    PORT: '8080',
    npm_config_prefix: '/x',
    NPM_CONFIG_LOGLEVEL: 'warn',
    NODE: '/old/node',
    INIT_CWD: '/x',
  };
  expect(cleanEnvironment(env, ['/new/bin', '/tools/bin'])).toEqual({
    PATH: '/new/bin:/tools/bin:/usr/bin',
    PORT: '8080',
  });
});

test('NODE_ENV reaches the server, and neither the install nor the build', () => {
  const env = cleanEnvironment({ PATH: '', NODE_ENV: 'production' }, []);
  expect(env.NODE_ENV).toBe('production');
  expect(buildEnvironment(env)).toEqual({ PATH: '', CI: 'true', NODE_USE_SYSTEM_CA: '1' });
});

test('a home folder that cannot be written is replaced', () => {
  expect(withUsableHome({ HOME: '/nonexistent', A: '1' }, '/cache')).toEqual({ HOME: '/cache', A: '1' });
  expect(withUsableHome({}, '/cache').HOME).toBe('/cache');
  expect(withUsableHome({ HOME: tmpdir() }, '/cache').HOME).toBe(tmpdir());
});

test('what was compiled is kept, where somebody says or here', () => {
  expect(withCompileCache({ A: '1' }, '/cache')).toEqual({ A: '1', NODE_COMPILE_CACHE: '/cache' });
  expect(withCompileCache({ NODE_COMPILE_CACHE: '/own' }, '/cache')).toEqual({ NODE_COMPILE_CACHE: '/own' });
});

test("pnpm is told npm's registry and certificates, as far as there are any", () => {
  const warning = 'npm warn Unknown user config "x".\n';
  expect(pnpmSettings(`${warning}registry=https://mirror.example/npm/\ncafile=/etc/ssl/ca.crt\n`)).toEqual({
    pnpm_config_registry: 'https://mirror.example/npm/',
    pnpm_config_cafile: '/etc/ssl/ca.crt',
  });
  expect(pnpmSettings('registry=https://mirror.example/\ncafile=null\n')).toEqual({
    pnpm_config_registry: 'https://mirror.example/',
  });
  expect(pnpmSettings('npm error')).toEqual({});
});
