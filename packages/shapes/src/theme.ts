import { type Color, type ColorName, isHexColor } from '@drawbridge/board';

export type ThemeName = 'light' | 'dark';

/** How one theme shows the named colours, and the colours of the canvas itself. All values are CSS colours. */
export interface Theme {
  readonly name: ThemeName;
  readonly background: string;
  readonly gridDot: string;
  /** The same while things snap to it. */
  readonly gridDotStrong: string;
  /** Outline around everything that is selected. */
  readonly selection: string;
  /** Outline of each shape among several selected. */
  readonly selectionPart: string;
  readonly brushFill: string;
  /** Lines that show what snapped to what. */
  readonly guide: string;
  readonly placeholder: string;
  /** Our own laser pointer. */
  readonly laser: string;
  readonly strokes: Readonly<Record<ColorName, string>>;
  /** The pale fill that goes with each stroke colour. */
  readonly tints: Readonly<Record<ColorName, string>>;
  /** Of sticky notes. */
  readonly papers: Readonly<Record<ColorName, string>>;
}

const light: Theme = {
  name: 'light',
  background: '#fcfcfb',
  gridDot: '#dededa',
  gridDotStrong: '#b4b4ae',
  selection: '#0d7c87',
  selectionPart: '#0d7c8770',
  brushFill: '#0d7c8714',
  guide: '#d6337a',
  placeholder: '#8b8d94',
  laser: '#f0243c',
  strokes: {
    black: '#23252b',
    grey: '#8b8d94',
    red: '#d93838',
    orange: '#e5731f',
    yellow: '#e0a100',
    green: '#2c9a4b',
    teal: '#12908e',
    blue: '#3566e3',
    violet: '#8148d8',
    pink: '#d6458f',
  },
  tints: {
    black: '#e9e9ea',
    grey: '#f0f0f1',
    red: '#fbe3e2',
    orange: '#fce9da',
    yellow: '#fbf1cf',
    green: '#def1e2',
    teal: '#d9efee',
    blue: '#e1e9fc',
    violet: '#ece3fa',
    pink: '#fae2ee',
  },
  papers: {
    black: '#d5d7db',
    grey: '#e7e8ea',
    red: '#ffb8b1',
    orange: '#ffcd9c',
    yellow: '#ffe88f',
    green: '#bdeec4',
    teal: '#abe8e4',
    blue: '#bdd3ff',
    violet: '#d9c7fc',
    pink: '#ffc5e0',
  },
};

const dark: Theme = {
  name: 'dark',
  background: '#17181b',
  gridDot: '#2c2e33',
  gridDotStrong: '#50535b',
  selection: '#4cc3c8',
  selectionPart: '#4cc3c870',
  brushFill: '#4cc3c81f',
  guide: '#ff7ab2',
  placeholder: '#84868e',
  laser: '#ff4d60',
  strokes: {
    black: '#ececee',
    grey: '#93959d',
    red: '#ff7272',
    orange: '#ff9d57',
    yellow: '#f5c542',
    green: '#5cc97b',
    teal: '#45c4c1',
    blue: '#7ea2ff',
    violet: '#b78cff',
    pink: '#ff84be',
  },
  tints: {
    black: '#2e3036',
    grey: '#292b30',
    red: '#43262a',
    orange: '#432f23',
    yellow: '#3f3720',
    green: '#213a2a',
    teal: '#1d3839',
    blue: '#253150',
    violet: '#352b4e',
    pink: '#43293a',
  },
  papers: {
    black: '#3b3d44',
    grey: '#a9abb2',
    red: '#d98a83',
    orange: '#dba36c',
    yellow: '#dcc565',
    green: '#8fc99b',
    teal: '#7fc4c0',
    blue: '#8fabe0',
    violet: '#b09bdc',
    pink: '#d997b8',
  },
};

export const themes: Readonly<Record<ThemeName, Theme>> = { light, dark };

/** Alpha that makes a tint of a custom colour on any background. */
const TINT_ALPHA = '2e';

export function strokeColor(theme: Theme, color: Color): string {
  return isHexColor(color) ? color : theme.strokes[color];
}

export function tintColor(theme: Theme, color: Color): string {
  return isHexColor(color) ? color + TINT_ALPHA : theme.tints[color];
}
