import { mayDo } from '@drawbridge/protocol';
import * as v from 'valibot';
import type { Deliveries } from '../../webhooks/deliveries.ts';
import type { Webhook } from '../../webhooks/webhook.ts';
import type { Webhooks } from '../../webhooks/webhooks.ts';
import { sendDenial } from '../access/json.ts';
import type { Exchange } from '../history/exchange.ts';
import { sendJson } from '../sendText.ts';
import type { Asked } from './asked.ts';
import { readRequest } from './readRequest.ts';
import { sendProblem } from './sendProblem.ts';

const MAX_URL_LENGTH = 2_048;

const newWebhook = v.strictObject({
  url: v.pipe(v.string(), v.maxLength(MAX_URL_LENGTH), v.check(isPlainUrl)),
});

const RULE = 'Send {"url"}: an address with http or https, and no password in it.';

interface WebhookDeps {
  readonly webhooks: Webhooks;
  readonly deliveries: Pick<Deliveries, 'watch'>;
}

/** Webhooks are for owners, and for programs that they trust with these. */
export function forKeepers(answer: (exchange: Exchange, asked: Asked) => Promise<void>) {
  return async (exchange: Exchange, asked: Asked): Promise<void> => {
    const { role, apiToken } = asked.pass;
    if (mayDo(role, 'own') || apiToken?.scopes.includes('webhooks')) return answer(exchange, asked);
    const message = 'Webhooks are for owners of a board, and tokens with the scope "webhooks".';
    sendProblem(exchange.response, 403, { error: 'forbidden', message });
  };
}

export async function listWebhooks(
  { webhooks }: WebhookDeps,
  { response }: Exchange,
  boardId: string,
): Promise<void> {
  const list = await webhooks.list(boardId);
  sendJson(response, 200, { webhooks: list.map(({ hook }) => describeWebhook(hook)) });
}

export async function makeWebhook(
  { webhooks, deliveries }: WebhookDeps,
  exchange: Exchange,
  { boardId, note }: Asked,
): Promise<void> {
  const wanted = await readRequest(exchange, newWebhook, RULE);
  if (!wanted) return;
  const made = await webhooks.add(boardId, wanted.url);
  if ('error' in made) return sendDenial(exchange.response, made);
  deliveries.watch(boardId);
  // The rest of an address may be a secret of the program there.
  note('webhook:make', { webhook: made.id, host: new URL(made.url).host });
  sendJson(exchange.response, 201, { ...describeWebhook(made), secret: made.secret });
}

export async function removeWebhook(
  { webhooks }: WebhookDeps,
  { response }: Exchange,
  { boardId, id, note }: Asked,
): Promise<void> {
  if (!(await webhooks.remove(boardId, id)))
    return sendProblem(response, 404, { error: 'not_found', message: 'There is no such webhook.' });
  note('webhook:remove', { webhook: id });
  response.writeHead(204, { 'Cache-Control': 'no-store' }).end();
}

function describeWebhook({ secret: _secret, claimedUntilMs: _claim, ...hook }: Webhook) {
  const state = hook.givenUpMs !== undefined ? 'given up' : hook.attempts > 0 ? 'failing' : 'working';
  return { ...hook, state };
}

function isPlainUrl(given: string): boolean {
  if (!URL.canParse(given)) return false;
  const { protocol, username, password } = new URL(given);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}
