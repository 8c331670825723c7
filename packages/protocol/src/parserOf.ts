import * as v from 'valibot';

/** Reads what came from outside by a schema; `undefined` where it does not parse. */
export function parserOf<T>(schema: v.GenericSchema<unknown, T>): (value: unknown) => T | undefined {
  return (value) => {
    const result = v.safeParse(schema, value, { abortEarly: true });
    return result.success ? result.output : undefined;
  };
}
