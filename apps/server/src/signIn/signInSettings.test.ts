import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const PRIVATE = rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const WEAK = generateKeyPairSync('rsa', { modulusLength: 1024 })
  .publicKey.export({ type: 'spki', format: 'pem' })
  .toString();
const SECRET = 'a secret of 32 characters or more';

describe('The settings for signing in', () => {
  it.each([
    [{ SIGN_IN: 'token' }, /takes one of SIGN_IN_SECRET/],
    [{ SIGN_IN: 'token', SIGN_IN_SECRET: SECRET, SIGN_IN_PUBLIC_KEY: PEM }, /takes one of/],
    [{ SIGN_IN: 'token', SIGN_IN_SECRET: 'short' }, /SIGN_IN_SECRET must be 32 characters or more\.$/],
    [{ SIGN_IN_PUBLIC_KEY: PRIVATE }, /and not a private one\.$/],
    [{ SIGN_IN_PUBLIC_KEY: WEAK }, /RSA of 2048 bits/],
    [{ SIGN_IN_PUBLIC_KEY: 'ssh-rsa AAAA' }, /a public key in PEM/],
    [{ SIGN_IN_JWKS_URL: 'http://keys.example.org' }, /must be an https address/],
    [{ SIGN_IN: 'proxy' }, /takes SIGN_IN_PROXIES/],
    [{ SIGN_IN_PROXIES: '10.0.0.0/33' }, /addresses such as/],
    [{ SIGN_IN_PROXIES: 'proxy.local' }, /addresses such as/],
    [{ SIGN_IN: 'oidc', OIDC_ISSUER: 'https://login.example.org' }, /takes OIDC_ISSUER and OIDC_CLIENT_ID/],
    [{ OIDC_ISSUER: 'http://login.example.org' }, /must be an https address/],
    [{ SIGN_IN_URL: '//evil.example' }, /must be an address such as/],
    [{ SIGN_IN_URL: 'javascript:alert(1)' }, /must be an address such as/],
    [{ GUESTS: 'off' }, /lets nobody in/],
  ])('%o are refused', (env, words) => {
    expect(() => readConfig(env)).toThrow(words);
  });

  it('never show a secret that is wrong', () => {
    expect(() => readConfig({ SIGN_IN_SECRET: 'hunter2' })).not.toThrow('hunter2');
  });

  it('take a key in one line, and an issuer as it is written', () => {
    const env = { SIGN_IN: 'token', SIGN_IN_PUBLIC_KEY: PEM.replaceAll('\n', '\\n') };
    expect(readConfig(env).signInPublicKey?.equals(rsa.publicKey)).toBe(true);
    expect(readConfig({ OIDC_ISSUER: 'https://login.example.org/' }).oidcIssuer).toBe(
      'https://login.example.org/',
    );
  });

  it('take proxies by address and by network', () => {
    const { signInProxies } = readConfig({ SIGN_IN_PROXIES: '127.0.0.1, 10.0.0.0/8,fd00::/8' });
    const isTrusted = (address: string, family: 'ipv4' | 'ipv6' = 'ipv4') =>
      signInProxies?.check(address, family);
    expect([isTrusted('127.0.0.1'), isTrusted('127.0.0.2'), isTrusted('10.9.9.9')]).toEqual([
      true,
      false,
      true,
    ]);
    expect([isTrusted('fd12::1', 'ipv6'), isTrusted('fe80::1', 'ipv6')]).toEqual([true, false]);
  });
});
