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
  | 'lowLatencyInk'
  | 'pageMeasurements'
  | 'readOnly'
  | 'importMaxBytes'
  | 'importMaxShapes'
  | 'importMaxPoints'
  | 'importDeadlineMs'
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
    lowLatencyInk,
    pageMeasurements,
    readOnly,
  } = config;
  return {
    basePath,
    name: appName,
    ...(accentColor !== undefined && { accent: accentColor }),
    ...(logo && { logo: `${basePath}/${logo.fileName}` }),
    tool: defaultTool,
    ...(defaultStyle && { style: { ...defaultStyle } }),
    ...(palette && { palette: [...palette] }),
    ...(lowLatencyInk === 'on' && { lowLatencyInk: true }),
    ...(pageMeasurements === 'on' && { measures: true }),
    disabled: [...disabledFeatures],
    readOnly: readOnly === 'on',
    imports: {
      bytes: config.importMaxBytes,
      shapes: config.importMaxShapes,
      points: config.importMaxPoints,
      deadlineMs: config.importDeadlineMs,
    },
  };
}
