/** The bytes of a file, and what they say as text and as JSON, if they do. Each is found out when it is first asked for. */
export interface Content {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Undefined where the bytes are not UTF-8. */
  text(): string | undefined;
  /** Undefined where the text is not JSON. */
  json(): unknown;
}

export function contentOf(bytes: Uint8Array<ArrayBuffer>): Content {
  let decoded: { readonly text: string | undefined } | undefined;
  let parsed: { readonly value: unknown } | undefined;
  const text = (): string | undefined => {
    decoded ??= { text: decode(bytes) };
    return decoded.text;
  };
  return {
    bytes,
    text,
    json() {
      parsed ??= { value: parse(text()) };
      return parsed.value;
    },
  };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** How long it may be, the file's limit has said. */
function parse(text = ''): unknown {
  if (!looksLikeJson(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The beginning of an object: no format that is read has anything else at its root. */
export function looksLikeJson(text: string): boolean {
  return /^\s*\{/.test(text);
}
