/** A text that is plainly a diagram in Mermaid's language. */
export interface MermaidSource {
  /** Without what marks it as code in Markdown. */
  readonly source: string;
  /** Any other of Mermaid's many kinds is known by its first word alone. */
  readonly isFlowchart: boolean;
}

/** LIMIT of a text that is looked at. Mermaid itself draws nothing of more than 50,000 characters. */
export const MAX_MERMAID_CHARACTERS = 50_000;

/**
 * The diagram in a text: between the fences of Markdown, or by itself if it begins as no sentence does. Undefined for any other.
 */
export function mermaidSource(text: string): MermaidSource | undefined {
  if (text.length > MAX_MERMAID_CHARACTERS) return undefined;
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|[\r\n]/);
  const fence = lines.findIndex((line) => line.trim() !== '');
  const isFenced = /^\s*(?:`{3,}|~{3,})\s*mermaid\s*$/.test(lines[fence] ?? '');
  const inner = isFenced ? betweenFences(lines.slice(fence + 1)) : lines;
  const first = firstLine(inner);
  const isFlowchart =
    /^(?:flowchart(?:-elk)?|graph)(?:\s+(?:TB|TD|BT|RL|LR|[<>^v])(?:[\s;].*)?|\s*;.*|\s*)$/.test(first);
  return isFenced || isFlowchart || OTHER_KINDS.test(first)
    ? { source: inner.join('\n'), isFlowchart }
    : undefined;
}

/** Kinds whose names nobody writes but in Mermaid. */
const OTHER_KINDS =
  /^(?:sequenceDiagram|classDiagram|stateDiagram|erDiagram|gitGraph|quadrantChart|requirementDiagram|C4[A-Z]\w+|(?:xychart|sankey|block|packet|architecture|radar|treemap)-beta)\b/;

function betweenFences(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex((line) => /^\s*(?:`{3,}|~{3,})\s*$/.test(line));
  return end < 0 ? lines : lines.slice(0, end);
}

/** Behind what may be written before a diagram: settings between dashes, and comments. */
function firstLine(lines: readonly string[]): string {
  const begin = lines.findIndex((line) => line.trim() !== '');
  const hasSettings = lines[begin]?.trim() === '---';
  const end = hasSettings ? lines.findIndex((line, index) => index > begin && line.trim() === '---') : -1;
  return (
    lines
      .slice(end + 1)
      .find((line) => !/^\s*(?:%%.*)?$/.test(line))
      ?.trim() ?? ''
  );
}
