import type { IncomingMessage } from 'node:http';
import { readBody } from '../readBody.ts';

/** What a person is asked for fits many times over. */
const MAX_BODY_BYTES = 16 * 1024;

export type JsonBody =
  | { readonly value: unknown }
  | { readonly status: 400 | 413 | 415; readonly why: string };

/** The body of a request as JSON, or what is wrong with it. */
export async function readJson(request: IncomingMessage): Promise<JsonBody> {
  // Pages of other sites cannot send this type without asking first.
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    return { status: 415, why: 'Send JSON, with the content type application/json.' };
  const body = await readBody(request, MAX_BODY_BYTES);
  if (!body) return { status: 413, why: `At most ${MAX_BODY_BYTES} bytes are read.` };
  try {
    return { value: JSON.parse(body.toString()) };
  } catch {
    return { status: 400, why: 'This is no JSON.' };
  }
}
