/**
 * Answers for each name the value that was first made for it, so that equal values become one. Forgets all of them when
 * there are more than `maxCount`: nothing is wrong then, only larger.
 */
export function createIntern<Value>(maxCount: number): (name: string, make: () => Value) => Value {
  const values = new Map<string, Value>();
  return (name, make) => {
    const known = values.get(name);
    if (known !== undefined) return known;
    if (values.size >= maxCount) values.clear();
    const value = make();
    values.set(name, value);
    return value;
  };
}
