import { MAX_JSON_CHARACTERS } from './limits.ts';

/** The value that `text` says, or undefined when it is not JSON or more than anybody should read. */
export function parseJson(text: string): unknown {
  if (text.length > MAX_JSON_CHARACTERS) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
