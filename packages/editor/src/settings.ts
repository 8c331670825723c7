/** How the canvas is to be for this person, on every board. */
export interface Settings {
  /** The dots behind everything. */
  readonly showsGrid: boolean;
  /** What is dragged or made comes onto the grid, which is easier to see then. */
  readonly snapsToGrid: boolean;
  /** What is dragged or made comes onto one line with what is around it, unless it comes onto the grid. */
  readonly snapsToShapes: boolean;
}

export interface SettingsSwitch {
  /** The same object as long as nothing changes. */
  readonly current: Settings;
  set(patch: Partial<Settings>): void;
}

const DEFAULT_SETTINGS: Settings = { showsGrid: true, snapsToGrid: false, snapsToShapes: false };

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
