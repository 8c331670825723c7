import type { Figures } from '../measure/measureTransport.ts';
import type { ProxyName } from '../measure/openSite.ts';
import type { TransportName } from '../transports.ts';

/** What became of measuring a transport. */
export type Outcome = { readonly name: TransportName; readonly proxy: ProxyName } & (
  | { readonly kind: 'measured'; readonly figures: Figures }
  | { readonly kind: 'absent'; readonly why: string }
);
