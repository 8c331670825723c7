import type { Config } from '../config.ts';
import { createDeliveries, type Deliveries, type DeliveriesDeps } from './deliveries.ts';
import { createPostSigned } from './postSigned.ts';
import { createWebhooks, type WebhookRecords, type Webhooks } from './webhooks.ts';

type OpenDeps = Pick<Config, 'webhookAddresses'> &
  Pick<DeliveriesDeps, 'access' | 'clock' | 'log'> & {
    readonly storage: DeliveriesDeps['storage'] & WebhookRecords;
  };

/** Webhooks, and what tells them. Nothing is told before it is started. */
export function openDeliveries({ webhookAddresses, storage, ...deps }: OpenDeps): {
  readonly webhooks: Webhooks;
  readonly deliveries: Deliveries;
} {
  const webhooks = createWebhooks({ storage, nowMs: Date.now });
  const post = createPostSigned({ allowsPrivate: webhookAddresses === 'any' });
  return { webhooks, deliveries: createDeliveries({ ...deps, storage, webhooks, post, nowMs: Date.now }) };
}
