import { readStored, type TextStorage, writeStored } from '../storedValue.ts';

export const themeChoices = ['light', 'dark', 'system'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** What the choice comes to on this device now. */
export type Theme = 'light' | 'dark';

export interface ThemeView {
  readonly choice: ThemeChoice;
  readonly theme: Theme;
}

/** The part of MediaQueryList that is used. */
interface DarkQuery {
  readonly matches: boolean;
  addEventListener(type: 'change', listener: () => void): void;
}

export interface ThemeSwitch {
  readonly current: ThemeView;
  choose(choice: ThemeChoice): void;
  onChange(listener: () => void): () => void;
}

const key = 'drawbridge:theme';

/** The remembered theme, following the system where that is the choice. `apply` puts it on the page. */
export function createThemeSwitch(deps: {
  readonly storage: TextStorage | undefined;
  readonly systemDark: DarkQuery;
  readonly apply: (view: ThemeView) => void;
}): ThemeSwitch {
  const { storage, systemDark, apply } = deps;
  const listeners = new Set<() => void>();
  const view = (choice: ThemeChoice): ThemeView => ({ choice, theme: resolve(choice, systemDark.matches) });
  let current = view(parseChoice(readStored(storage, key)));

  const set = (choice: ThemeChoice): void => {
    current = view(choice);
    apply(current);
    for (const listener of listeners) listener();
  };
  systemDark.addEventListener('change', () => set(current.choice));
  apply(current);

  return {
    get current() {
      return current;
    },
    choose(choice) {
      writeStored(storage, key, choice);
      set(choice);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function resolve(choice: ThemeChoice, isSystemDark: boolean): Theme {
  if (choice !== 'system') return choice;
  return isSystemDark ? 'dark' : 'light';
}

function parseChoice(text: string | undefined): ThemeChoice {
  return themeChoices.find((choice) => choice === text) ?? 'system';
}
