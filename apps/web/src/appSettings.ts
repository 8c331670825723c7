import { APP_SETTINGS_META, type AppSettings, parseAppSettings } from '@drawbridge/protocol';

/** What the server says about the page that it gave out. */
export const appSettings: AppSettings = parseAppSettings(
  // Threads and tests have no page.
  globalThis.document?.querySelector<HTMLMetaElement>(`meta[name="${APP_SETTINGS_META}"]`)?.content,
);
