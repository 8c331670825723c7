/**
 * Answers for each name the value that it was first given for it, so that equal values become one. Forgets all of them when
 * there are more than `maxCount`: nothing is wrong then, only larger.
 */
export function createIntern<Value>(maxCount: number): (name: string, value: Value) => Value {
  const values = new Map<string, Value>();
  return (name, value) => {
    const known = values.get(name);
    if (known !== undefined) return known;
    if (values.size >= maxCount) values.clear();
    values.set(name, value);
    return value;
  };
}
