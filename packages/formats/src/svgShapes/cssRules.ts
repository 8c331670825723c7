import type { ReportNotes } from '../collectReport.ts';
import type { XmlElement } from './xmlTree.ts';

export type Declarations = ReadonlyMap<string, string>;

/** LIMITS of style sheets within a drawing. */
const MAX_CSS_CHARACTERS = 512 * 1024;
const MAX_RULES = 1_000;

interface Rule {
  readonly declarations: Declarations;
  /** Of selectors: ids before classes before names; later ones before those before. */
  readonly weight: number;
}

/** The rules of style sheets that are about elements by name, class or id, each by itself or together. */
export interface StyleSheet {
  declarationsFor(element: XmlElement): Declarations[];
}

/** What is beyond such rules (`g > rect`, `:hover`, `@media`) is noted and has no effect. */
export function createStyleSheet(css: string, notes: ReportNotes): StyleSheet {
  const rules = new Map<string, (Rule & { readonly selector: Simple })[]>();
  let order = 0;
  const text = withoutComments(css.slice(0, MAX_CSS_CHARACTERS));
  for (const [selectors, body] of splitRules(text)) {
    const declarations = parseDeclarations(body);
    for (const written of selectors.split(',')) {
      const selector = parseSelector(written.trim());
      if (!selector) notes.note('left out', OTHER_RULES);
      if (!selector || order >= MAX_RULES) continue;
      order += 1;
      const { name, id, classes } = selector;
      const weight = ((id ? 1 : 0) * 100 + classes.length * 10 + (name ? 1 : 0)) * MAX_RULES + order;
      const key = id ? `#${id}` : classes[0] ? `.${classes[0]}` : (name ?? '*');
      rules.set(key, [...(rules.get(key) ?? []), { selector, declarations, weight }]);
    }
  }
  return {
    declarationsFor(element) {
      if (rules.size === 0) return [];
      const classes = (element.attributes.get('class') ?? '').split(/\s+/).filter(Boolean);
      const keys = [
        '*',
        element.name,
        `#${element.attributes.get('id') ?? ''}`,
        ...classes.map((one) => `.${one}`),
      ];
      return keys
        .flatMap((key) => rules.get(key) ?? [])
        .filter(({ selector }) => matches(selector, element, classes))
        .sort((a, b) => a.weight - b.weight)
        .map(({ declarations }) => declarations);
    },
  };
}

const OTHER_RULES = 'Style rules that are about more than a name, a class or an id';

/** Selectors and declarations. Those of rules within others, such as those for print, are all said to be about `@`. */
function splitRules(css: string): [selectors: string, body: string][] {
  let depth = 0;
  return css.split('}').flatMap((block): [string, string][] => {
    const [outer = '', ...inner] = block.split('{');
    const isNested = depth + inner.length > 1;
    depth = Math.max(0, depth + inner.length - 1);
    if (inner.length === 0) return [];
    return [[isNested ? '@' : outer, inner.at(-1) ?? '']];
  });
}

/** One that nobody ends goes to the end. */
function withoutComments(css: string): string {
  const pieces: string[] = [];
  let at = 0;
  for (let open = css.indexOf('/*'); open >= 0; open = css.indexOf('/*', at)) {
    pieces.push(css.slice(at, open));
    const close = css.indexOf('*/', open + 2);
    at = close < 0 ? css.length : close + 2;
  }
  return [...pieces, css.slice(at)].join(' ').replace(/<!--|-->/g, ' ');
}

interface Simple {
  readonly name: string | undefined;
  readonly id: string | undefined;
  readonly classes: readonly string[];
}

function parseSelector(text: string): Simple | undefined {
  const match = /^(\*|[a-z][\w-]*)?((?:[#.][\w-]+)*)$/i.exec(text);
  if (!match || text === '') return undefined;
  const parts = (match[2] ?? '').match(/[#.][\w-]+/g) ?? [];
  return {
    name: match[1] === '*' ? undefined : match[1],
    id: parts.find((part) => part.startsWith('#'))?.slice(1),
    classes: parts.filter((part) => part.startsWith('.')).map((part) => part.slice(1)),
  };
}

function matches({ name, id, classes }: Simple, element: XmlElement, own: readonly string[]): boolean {
  return (
    (name === undefined || name === element.name) &&
    (id === undefined || id === element.attributes.get('id')) &&
    classes.every((one) => own.includes(one))
  );
}

/** As in a `style` attribute. */
export function parseDeclarations(text: string): Map<string, string> {
  const declarations = new Map<string, string>();
  for (const declaration of text.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 0) continue;
    const value = declaration.slice(colon + 1).replace(/!important/i, '');
    declarations.set(declaration.slice(0, colon).trim().toLowerCase(), value.trim());
  }
  return declarations;
}
