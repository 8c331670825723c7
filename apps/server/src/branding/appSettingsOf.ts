import type { AppSettings } from '@drawbridge/protocol';
import type { Config } from '../config.ts';

type Told = Pick<
  Config,
  | 'basePath'
  | 'appName'
  | 'accentColor'
  | 'logo'
  | 'disabledFeatures'
  | 'defaultTool'
  | 'defaultStyle'
  | 'palette'
  | 'pageMeasurements'
>;

/** What pages are told of the settings. */
export function appSettingsOf(config: Told): AppSettings {
  const {
    basePath,
    appName,
    accentColor,
    logo,
    disabledFeatures,
    defaultTool,
    defaultStyle,
    palette,
    pageMeasurements,
  } = config;
  return {
    basePath,
    name: appName,
    ...(accentColor !== undefined && { accent: accentColor }),
    ...(logo && { logo: `${basePath}/${logo.fileName}` }),
    tool: defaultTool,
    ...(defaultStyle && { style: { ...defaultStyle } }),
    ...(palette && { palette: [...palette] }),
    ...(pageMeasurements === 'on' && { measures: true }),
    disabled: [...disabledFeatures],
  };
}
