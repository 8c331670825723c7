import { DEFAULT_STYLE, parseStyle, type Style } from '@drawbridge/board';
import type { ToolDeclaration } from '../tools/tool.ts';
import { pick } from './pick.ts';

/** What shapes to come look like. Plain values, which a host may keep and hand to the next editor. */
export interface RememberedStyles {
  readonly common: Style;
  /** By tool: what it has otherwise than the rest. */
  readonly own: { readonly [toolId: string]: Partial<Style> };
}

/** The style of the shapes to come. A tool may keep some of it for itself: a marker is yellow where the pen is black. */
export interface StyleMemory {
  /** The same object until something in it changes. */
  readonly styles: RememberedStyles;
  styleOf(tool: ToolDeclaration): Style;
  set(tool: ToolDeclaration | undefined, patch: Partial<Style>): void;
  /** `remembered` may be anything: what cannot be understood of it is the default. */
  restore(remembered: unknown): void;
}

export function createStyleMemory(tools: readonly ToolDeclaration[]): StyleMemory {
  let styles = parseStyles(tools, undefined);

  return {
    get styles() {
      return styles;
    },
    styleOf: ({ id }) => parseStyle({ ...styles.common, ...styles.own[id] }),
    set(tool, patch) {
      const before = tool && styles.own[tool.id];
      const own = before ? { ...before, ...only(Object.keys(before), patch) } : {};
      const common = parseStyle({ ...styles.common, ...without(Object.keys(own), patch) });
      styles = { common, own: tool && before ? { ...styles.own, [tool.id]: own } : styles.own };
    },
    restore(remembered) {
      styles = parseStyles(tools, remembered);
    },
  };
}

function parseStyles(tools: readonly ToolDeclaration[], value: unknown): RememberedStyles {
  const { common, own } = fieldsOf(value);
  const kept = tools.flatMap(({ id, ownStyle }) => {
    if (!ownStyle) return [];
    const style = parseStyle({ ...DEFAULT_STYLE, ...ownStyle, ...fieldsOf(fieldsOf(own)[id]) });
    return [[id, only(Object.keys(ownStyle), style)] as const];
  });
  return { common: parseStyle(common), own: Object.fromEntries(kept) };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function only(keys: readonly string[], style: Partial<Style>): Partial<Style> {
  return pick(style, (key) => keys.includes(key));
}

function without(keys: readonly string[], style: Partial<Style>): Partial<Style> {
  return pick(style, (key) => !keys.includes(key));
}
