import type { AppSettings } from '@drawbridge/protocol';
import type { Config } from '../config.ts';

type Told = Pick<Config, 'basePath' | 'appName' | 'accentColor' | 'logo' | 'disabledFeatures'>;

/** What pages are told of the settings. */
export function appSettingsOf({ basePath, appName, accentColor, logo, disabledFeatures }: Told): AppSettings {
  return {
    basePath,
    name: appName,
    ...(accentColor !== undefined && { accent: accentColor }),
    ...(logo && { logo: `${basePath}/${logo.fileName}` }),
    disabled: [...disabledFeatures],
  };
}
