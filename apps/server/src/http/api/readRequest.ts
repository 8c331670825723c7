import * as v from 'valibot';
import type { Exchange } from '../history/exchange.ts';
import { readJson } from '../history/readJson.ts';
import { sendProblem } from './sendProblem.ts';

/** What was sent, as `schema` has it; `undefined` when it is not that, which was answered with `rule`. */
export async function readRequest<T>(
  { request, response }: Exchange,
  schema: v.GenericSchema<unknown, T>,
  rule: string,
): Promise<T | undefined> {
  const body = await readJson(request);
  if ('why' in body) {
    sendProblem(response, body.status, { error: 'invalid', message: body.why });
    return undefined;
  }
  const read = v.safeParse(schema, body.value);
  if (read.success) return read.output;
  sendProblem(response, 422, { error: 'invalid', message: rule });
  return undefined;
}
