/** Where one file leads to another, and the line that says so. */
export interface Edge {
  readonly to: string;
  readonly line: number;
}

/**
 * The import cycles of a graph: its strongly connected components of more than one file, and files that import themselves.
 * Tarjan's algorithm ("Depth-first search and linear graph algorithms", 1972).
 *
 * @returns each cycle as its files, sorted
 */
export function findCycles(edges: ReadonlyMap<string, readonly Edge[]>): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const path: string[] = [];
  const onPath = new Set<string>();
  const cycles: string[][] = [];

  const lower = (file: string, value: number): void => {
    lowest.set(file, Math.min(lowest.get(file) ?? value, value));
  };

  const visit = (file: string): void => {
    order.set(file, order.size);
    lower(file, order.size - 1);
    path.push(file);
    onPath.add(file);
    for (const { to } of edges.get(file) ?? []) {
      if (!order.has(to)) visit(to);
      if (onPath.has(to)) lower(file, lowest.get(to) ?? 0);
    }
    if (lowest.get(file) !== order.get(file)) return;
    const component = path.splice(path.indexOf(file));
    for (const member of component) onPath.delete(member);
    if (component.length > 1 || importsItself(edges, file)) cycles.push(component.sort());
  };

  for (const file of edges.keys()) if (!order.has(file)) visit(file);
  return cycles;
}

function importsItself(edges: ReadonlyMap<string, readonly Edge[]>, file: string): boolean {
  return (edges.get(file) ?? []).some(({ to }) => to === file);
}
