import { integer, oneOf, type Setting, secretSetting, setting } from '../../settings.ts';

/** What programs may do, and how many of them at a time. */
export const apiSettings = {
  apiKey: secretSetting(
    'API_KEY',
    '',
    'Secret of programs of yours, shown as Authorization: Bearer: they may make boards, and read all of them. 32 to 256 letters, digits, or any of _.-',
    bearerSecret,
  ),
  maxFeedsPerAddress: setting(
    'MAX_FEEDS_PER_ADDRESS',
    '200',
    'Programs from one IP address that follow boards over HTTP at a time: event streams, and requests that wait.',
    integer(1, 100_000),
  ),
  feedWaitSeconds: setting(
    'FEED_WAIT_SECONDS',
    '60',
    'Seconds that a request for a board’s log may wait for something new. Keep it below the time after which your proxy gives up.',
    integer(1, 3_600),
  ),
  grpcPort: setting(
    'GRPC_PORT',
    '0',
    'Port for gRPC, which needs HTTP/2 without TLS from end to end: keep it in your own network. 0 for none; Connect and gRPC-Web work on PORT.',
    integer(0, 65_535),
  ),
  webhookAddresses: setting(
    'WEBHOOK_ADDRESSES',
    'public',
    'Where webhooks may be: public for addresses of the internet only, any for those of this machine and its networks as well.',
    oneOf('public', 'any'),
  ),
};

/** A secret that travels in a header; nothing for an empty text. */
function bearerSecret(given: string): ReturnType<Setting<string>['parse']> {
  if (given === '' || /^[\w.-]{32,256}$/.test(given)) return { value: given };
  return { must: '32 to 256 letters, digits, or any of _.-', isSecret: true };
}
