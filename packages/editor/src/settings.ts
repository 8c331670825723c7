import { isRecord } from '@drawbridge/board';

/** How the canvas is to be for this person, on every board. Plain values, which a host may keep and hand to the next editor. */
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
  /** `remembered` may be anything: what cannot be understood of it is the default. */
  restore(remembered: unknown): void;
}

const DEFAULT_SETTINGS: Settings = { showsGrid: true, snapsToGrid: false, snapsToShapes: false };

export function createSettings(onChange: () => void): SettingsSwitch {
  let current = DEFAULT_SETTINGS;

  function become(next: Settings): void {
    current = next;
    onChange();
  }

  return {
    get current() {
      return current;
    },
    set: (patch) => become({ ...current, ...patch }),
    restore: (remembered) => become(parseSettings(remembered)),
  };
}

function parseSettings(value: unknown): Settings {
  const fields = isRecord(value) ? value : {};
  const read = (name: keyof Settings) => {
    const field = fields[name];
    return typeof field === 'boolean' ? field : DEFAULT_SETTINGS[name];
  };
  return {
    showsGrid: read('showsGrid'),
    snapsToGrid: read('snapsToGrid'),
    snapsToShapes: read('snapsToShapes'),
  };
}
