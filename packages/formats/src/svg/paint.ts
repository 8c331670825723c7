/** A colour as SVG programs understand it: without its transparency, which goes into an attribute of its own. */
export interface Paint {
  readonly color: string;
  /** 0 to 1. */
  readonly opacity: number;
}

/** A canvas colour and alpha. What is no colour, such as a pattern, paints nothing. */
export function paintOf(style: unknown, alpha: number): Paint {
  if (typeof style !== 'string') return { color: 'none', opacity: 1 };
  const [, color, transparency] = /^(#[0-9a-f]{6})([0-9a-f]{2})$/i.exec(style) ?? [];
  if (!color || !transparency) return { color: style, opacity: alpha };
  return { color, opacity: alpha * (Number.parseInt(transparency, 16) / 255) };
}
