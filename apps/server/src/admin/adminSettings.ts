import { MIN_ADMIN_KEY_LENGTH, type SignInMode } from '@drawbridge/protocol';
import { type Setting, secretSetting, setting } from '../settings.ts';

export const adminSettings = {
  adminKey: secretSetting(
    'ADMIN_KEY',
    '',
    `What one must know to see and administer all boards at /admin: ${MIN_ADMIN_KEY_LENGTH} characters or more, such as the output of "openssl rand -base64 24". See docs/administration.md. Empty: nobody may by a key.`,
    key,
  ),
  adminUsers: setting(
    'ADMIN_USERS',
    '',
    'With SIGN_IN, ids of people who may administer all boards without the key, separated by commas.',
    names,
  ),
} as const;

export interface AdminConfig {
  readonly adminKey: string;
  readonly adminUsers: readonly string[];
}

/** What is wrong with the settings together. */
export function adminMistakes({
  adminUsers,
  signIn,
}: AdminConfig & { readonly signIn: SignInMode }): string[] {
  const isVain = adminUsers.length > 0 && signIn === 'none';
  return isVain ? ['ADMIN_USERS names people whom nobody knows as long as SIGN_IN is none.'] : [];
}

function key(given: string): ReturnType<Setting<string>['parse']> {
  const isFine = given === '' || given.length >= MIN_ADMIN_KEY_LENGTH;
  return isFine ? { value: given } : { must: `${MIN_ADMIN_KEY_LENGTH} characters or more`, isSecret: true };
}

function names(given: string): { readonly value: readonly string[] } {
  return { value: given.split(',').flatMap((name) => name.trim() || []) };
}
