import { parseSync, Visitor } from 'oxc-parser';

/** Something a file names from outside: a module it imports, or the process environment. */
export interface Reference {
  readonly kind: 'import' | 'environment';
  /** The module as written, such as `./box.ts` or `yjs`. */
  readonly specifier: string;
  /** Erased before the program runs, so that only the compiler follows it. */
  readonly isTypeOnly: boolean;
  readonly line: number;
}

/**
 * Every import, re-export, `import()` and `import('x').Type` of a TypeScript or JavaScript file, and every use of
 * `process.env`, in the order they are written.
 *
 * @throws when the file cannot be parsed
 */
export function parseReferences(path: string, source: string): readonly Reference[] {
  const { program, errors } = parseSync(path, source);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${path} cannot be parsed: ${error.message}`);

  const found: (Omit<Reference, 'line'> & { readonly start: number })[] = [];
  const add = (source: { value: unknown; start: number } | null, isTypeOnly: boolean): void => {
    if (typeof source?.value !== 'string') return;
    found.push({ kind: 'import', specifier: source.value, isTypeOnly, start: source.start });
  };
  new Visitor({
    // `import { type A }` stays an import at run time under verbatimModuleSyntax; only `import type` vanishes.
    ImportDeclaration: ({ source, importKind }) => add(source, importKind === 'type'),
    ExportNamedDeclaration: ({ source, exportKind }) => add(source, exportKind === 'type'),
    ExportAllDeclaration: ({ source, exportKind }) => add(source, exportKind === 'type'),
    ImportExpression: ({ source }) => add(source.type === 'Literal' ? source : null, false),
    TSImportType: ({ source }) => add(source, true),
    MemberExpression: ({ object, property, start }) => {
      const isEnvironment =
        object.type === 'Identifier' &&
        object.name === 'process' &&
        property.type === 'Identifier' &&
        property.name === 'env';
      if (isEnvironment)
        found.push({ kind: 'environment', specifier: 'process.env', isTypeOnly: false, start });
    },
  }).visit(program);

  return found
    .sort((a, b) => a.start - b.start)
    .map(({ start, ...reference }) => ({ ...reference, line: lineAt(source, start) }));
}

function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}
