/** How the canvas is to be for this person, on every board. */
export interface Settings {
  /** The dots behind everything. */
  readonly showsGrid: boolean;
}

export interface SettingsSwitch {
  /** The same object as long as nothing changes. */
  readonly current: Settings;
  set(patch: Partial<Settings>): void;
}

const DEFAULT_SETTINGS: Settings = { showsGrid: true };

export function createSettings(onChange: () => void): SettingsSwitch {
  let current = DEFAULT_SETTINGS;
  return {
    get current() {
      return current;
    },
    set(patch) {
      current = { ...current, ...patch };
      onChange();
    },
  };
}
