/** The object itself, and how often each of its methods was called, getters not counted. */
export function countCalls<Target extends object>(
  target: Target,
): { counted: Target; calls: Record<string, number> } {
  const calls: Record<string, number> = {};
  const counted = new Proxy(target, {
    get(object, name) {
      const value: unknown = Reflect.get(object, name);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        calls[String(name)] = (calls[String(name)] ?? 0) + 1;
        return Reflect.apply(value, object, args);
      };
    },
  });
  return { counted, calls };
}
