import type { AppSettings } from '@drawbridge/protocol';
import type { Config } from '../config.ts';

/** What pages are told of the settings. */
export function appSettingsOf({ basePath }: Config): AppSettings {
  return { basePath };
}
