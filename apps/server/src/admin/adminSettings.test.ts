import { describe, expect, it } from 'vitest';
import { ConfigError, printConfig, readConfig } from '../config.ts';

describe('The settings of who may administer', () => {
  it('let nobody in by themselves', () => {
    expect(readConfig({})).toMatchObject({ adminKey: '', adminUsers: [] });
  });

  it('take a key that cannot be guessed, and never show it', () => {
    const ADMIN_KEY = 'sixteen letters!';
    expect(readConfig({ ADMIN_KEY }).adminKey).toBe(ADMIN_KEY);
    expect(printConfig({ ADMIN_KEY })).not.toContain(ADMIN_KEY);
    expect(() => readConfig({ ADMIN_KEY: 'too short' })).toThrow('ADMIN_KEY must be 16 characters or more');
    expect(() => readConfig({ ADMIN_KEY: 'too short' })).not.toThrow('too short');
  });

  it('name people where people sign in', () => {
    const signIn = { SIGN_IN: 'proxy', SIGN_IN_PROXIES: '127.0.0.1' };
    expect(readConfig({ ADMIN_USERS: ' ada, ben ,', ...signIn }).adminUsers).toEqual(['ada', 'ben']);
    expect(() => readConfig({ ADMIN_USERS: 'ada' })).toThrow(ConfigError);
  });
});
