import { parse } from 'yaml';

/** What a file in YAML says, looked at by paths such as `spec.ports.0.name`. */
export interface YamlFile {
  /** `undefined` when there is nothing. */
  at(path: string): unknown;
  /** Empty when there is nothing. */
  keysAt(path: string): readonly string[];
}

/** @throws YAMLParseError when it is none. */
export function readYaml(text: string): YamlFile {
  // Compose files put together what several services share by merge keys.
  const root: unknown = parse(text, { merge: true });
  const at = (path: string): unknown =>
    path.split('.').reduce((node, key) => (Object(node) as Record<string, unknown>)[key], root);
  return { at, keysAt: (path) => Object.keys(Object(at(path))) };
}
