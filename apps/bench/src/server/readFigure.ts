/** A figure of a server's metrics; 0 while it was not counted. `name` may go with labels: `total{code="slow"}`. */
export async function readFigure(url: string, name: string): Promise<number> {
  const response = await fetch(new URL('/metrics', url));
  return parseFigure(await response.text(), name);
}

/** Reads a figure from Prometheus' text format. */
export function parseFigure(text: string, name: string): number {
  const line = text.split('\n').find((candidate) => candidate.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1) ?? 0);
}
