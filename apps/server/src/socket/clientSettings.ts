import { integer, setting } from '../settings.ts';
import { addresses } from './door/bannedAddresses.ts';
import { peopleSettings } from './door/peopleSettings.ts';

/** How many clients there may be, and what one may cost. */
export const clientSettings = {
  maxConnections: setting(
    'MAX_CONNECTIONS',
    '10000',
    'Client connections at a time. One that is idle takes about 10 KB of memory.',
    integer(1, 1_000_000),
  ),
  maxConnectionsPerAddress: setting(
    'MAX_CONNECTIONS_PER_ADDRESS',
    '1000',
    'Client connections at a time from one IP address. All people of an office may share one.',
    integer(1, 1_000_000),
  ),
  ...peopleSettings,
  bannedAddresses: setting(
    'BANNED_ADDRESSES',
    '',
    'Addresses and networks from which nobody is let in, separated by commas, such as 203.0.113.7, 198.51.100.0/24, 2001:db8::/32.',
    addresses,
  ),
  maxConnectsPerSecond: setting(
    'MAX_CONNECTS_PER_SECOND',
    '50',
    'New connections a second from one IP address; ten times as many may come at once.',
    integer(1, 100_000),
  ),
  maxUnjoined: setting(
    'MAX_UNJOINED',
    '3000',
    'Connections at a time that have not joined a board yet.',
    integer(1, 1_000_000),
  ),
  joinDeadlineMs: setting(
    'JOIN_DEADLINE_MS',
    '10000',
    'Milliseconds after which a connection that has joined no board is closed.',
    integer(1_000, 86_400_000),
  ),
  trustedProxies: setting(
    'TRUSTED_PROXIES',
    '0',
    'How many proxies of your own stand before the server. With 0, X-Forwarded-For is not believed.',
    integer(0, 10),
  ),
  maxPacketsPerSecond: setting(
    'MAX_PACKETS_PER_SECOND',
    '200',
    'Messages a second that one client may send. Twice as many may come at once; more wait, and with more than 10 seconds’ worth waiting the session is ended.',
    integer(20, 100_000),
  ),
  maxBytesPerSecond: setting(
    'MAX_BYTES_PER_SECOND',
    '524288',
    'Bytes a second that one client may send. 16 times as many may come at once; after that they are read at this pace.',
    integer(65_536, 1_073_741_824),
  ),
  maxHandlerMsPerSecond: setting(
    'MAX_HANDLER_MS_PER_SECOND',
    '100',
    'Milliseconds a second of processor time that the server spends on one client; five times as many may come at once. Beyond that it is asked to try again.',
    integer(1, 1_000),
  ),
} as const;
