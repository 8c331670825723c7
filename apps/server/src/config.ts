import { beginningMistakes, boardDefaults } from './branding/boardDefaults.ts';
import { brandSettings } from './branding/brandSettings.ts';
import { basePathMistakes, basePathOf, parseBasePath } from './settings/basePath.ts';
import { readSettings } from './settings/readSettings.ts';
import {
  bearerSecret,
  folder,
  httpUrl,
  integer,
  oneOf,
  origins,
  postgresUrl,
  type Setting,
  s3Url,
  secretSetting,
  setting,
  text,
} from './settings.ts';
import { signInMistakes, signInSettings } from './signIn/signInSettings.ts';

/** Every setting of the server. The README's table is printed from this list. */
export const settings = {
  port: setting('PORT', '3000', 'Port to listen on. 0 takes a free one.', integer(0, 65_535)),
  host: setting(
    'HOST',
    '127.0.0.1',
    'Address to listen on. 0.0.0.0 for all; the default is this machine only.',
    text,
  ),
  basePath: setting(
    'BASE_PATH',
    '',
    'Path under which a proxy serves Drawbridge, such as /board. Without it, that of PUBLIC_URL.',
    parseBasePath,
  ),
  dataDir: setting('DATA_DIR', './data', 'Folder of the database. Made when it is missing.', folder),
  databaseUrl: secretSetting(
    'DATABASE_URL',
    '',
    'PostgreSQL database for boards instead of one in DATA_DIR, such as postgres://user:password@host:5432/database. Version 12 or newer, in UTF-8; tables are made in a schema of their own, drawbridge.',
    postgresUrl,
  ),
  databaseConnections: setting(
    'DATABASE_CONNECTIONS',
    '10',
    'Connections to PostgreSQL at a time, apart from three for purposes of their own.',
    integer(2, 1_000),
  ),
  allowedOrigins: setting(
    'ALLOWED_ORIGINS',
    '',
    'Other origins that may connect, separated by commas, such as https://board.example.org. Pages of this server always may.',
    origins,
  ),
  access: setting(
    'ACCESS',
    'open',
    'open: whoever has the address of a board may draw on it, until its owner decides otherwise. links: a board opens by its links only.',
    oneOf('open', 'links'),
  ),
  createKey: secretSetting(
    'CREATE_KEY',
    '',
    'With ACCESS=links, what one must know to make a board, or to become the owner of one that has none. Empty: anybody may make one.',
    text,
  ),
  apiKey: secretSetting(
    'API_KEY',
    '',
    'Secret of programs of yours, shown as Authorization: Bearer: they may make boards, and read all of them. 32 to 256 letters, digits, or any of _.-',
    bearerSecret,
  ),
  tokenSeconds: setting(
    'TOKEN_SECONDS',
    '900',
    'How long a page may go on by a link before it must show it again. A link that is taken back counts at once.',
    integer(2, 86_400),
  ),
  ...signInSettings,
  ...brandSettings,
  ...boardDefaults,
  maxPeoplePerBoard: setting(
    'MAX_PEOPLE_PER_BOARD',
    '200',
    'Connections to one board at a time; more are turned away with a message.',
    integer(1, 10_000),
  ),
  maxBoardBytes: setting(
    'MAX_BOARD_BYTES',
    '67108864',
    'Bytes that one board may hold. At the limit only deletions are taken.',
    integer(65_536, 4_294_967_296),
  ),
  maxBoardShapes: setting(
    'MAX_BOARD_SHAPES',
    '200000',
    'Shapes that one board may hold. At the limit only deletions are taken.',
    integer(1, 10_000_000),
  ),
  historyDays: setting(
    'HISTORY_DAYS',
    '90',
    'Days for which earlier versions of boards are kept; named ones stay longer. 0 keeps none.',
    integer(0, 36_500),
  ),
  maxFileBytes: setting(
    'MAX_FILE_BYTES',
    '10485760',
    'Bytes that one image may have.',
    integer(1_024, 1_073_741_824),
  ),
  maxImagePixels: setting(
    'MAX_IMAGE_PIXELS',
    '40000000',
    'Pixels that one image may have. Every page that shows it takes four bytes of memory for each.',
    integer(1_000, 1_000_000_000),
  ),
  maxBoardFileBytes: setting(
    'MAX_BOARD_FILE_BYTES',
    '1073741824',
    'Bytes that the images sent for one board may have together.',
    integer(1_024, 1_099_511_627_776),
  ),
  maxFilesBytes: setting(
    'MAX_FILES_BYTES',
    '0',
    'Bytes that all images may have together; at the limit new ones are refused. 0 takes as many as the disk holds.',
    integer(0, 1_125_899_906_842_624),
  ),
  unusedFileDays: setting(
    'UNUSED_FILE_DAYS',
    '30',
    'Days after which an image is removed that is on no board any more, nor in a version that is kept. Until then undo brings it back.',
    integer(1, 36_500),
  ),
  filesUrl: setting(
    'FILES_URL',
    '',
    'Where images are kept, such as s3://bucket or s3://bucket/folder for a service that speaks S3; without it, in DATA_DIR.',
    s3Url,
  ),
  s3Endpoint: setting(
    'S3_ENDPOINT',
    'https://s3.amazonaws.com',
    'Address of the S3 service. Buckets are the first part of its paths.',
    httpUrl,
  ),
  s3Region: setting('S3_REGION', 'us-east-1', 'Region of the S3 service.', text),
  s3AccessKeyId: secretSetting('S3_ACCESS_KEY_ID', '', 'Key for the S3 service.', text),
  s3SecretAccessKey: secretSetting('S3_SECRET_ACCESS_KEY', '', 'Secret that belongs to the key.', text),
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
  webhookAddresses: setting(
    'WEBHOOK_ADDRESSES',
    'public',
    'Where webhooks may be: public for addresses of the internet only, any for those of this machine and its networks as well.',
    oneOf('public', 'any'),
  ),
  shutdownDeadlineMs: setting(
    'SHUTDOWN_DEADLINE_MS',
    '10000',
    'Milliseconds that a stop may take before the process ends anyway.',
    integer(100, 600_000),
  ),
  metrics: setting(
    'METRICS',
    'off',
    'on serves Prometheus metrics at /metrics. Keep that path private in your proxy.',
    oneOf('on', 'off'),
  ),
  logLevel: setting(
    'LOG_LEVEL',
    'info',
    'How much is logged.',
    oneOf('silent', 'error', 'warn', 'info', 'debug'),
  ),
  logFormat: setting(
    'LOG_FORMAT',
    'auto',
    'json writes one JSON object a line, pretty writes for people, auto is pretty in a terminal.',
    oneOf('auto', 'json', 'pretty'),
  ),
} as const;

type ValueOf<S> = S extends Setting<infer T> ? T : never;

export type Config = { readonly [K in keyof typeof settings]: ValueOf<(typeof settings)[K]> };

type Environment = Readonly<Record<string, string | undefined>>;

/** Names every wrong setting at once. */
export class ConfigError extends Error {}

/**
 * Reads all settings from environment variables and, where it says nothing, from the file. An empty variable counts as absent.
 *
 * @throws ConfigError that lists every mistake, with what each value must be.
 */
export function readConfig(env: Environment = process.env, configFile = env.CONFIG_FILE): Config {
  const { values, mistakes } = readSettings(settings, env, configFile);
  if (mistakes.length > 0) throw new ConfigError(mistakes.join('\n'));
  // Every key of `settings` has a value of its own type here, as there was no mistake; the loop that read them cannot know.
  const given = values as Config;
  const together = [...signInMistakes(given), ...basePathMistakes(given), ...beginningMistakes(given)];
  if (together.length > 0) throw new ConfigError(together.join('\n'));
  return { ...given, basePath: basePathOf(given) };
}

/**
 * All settings as they are, with where each comes from, for whoever runs the server. Secrets are not shown.
 *
 * @throws ConfigError where the server would not start.
 */
export function printConfig(env: Environment = process.env, configFile = env.CONFIG_FILE): string {
  readConfig(env, configFile);
  const lines = readSettings(settings, env, configFile).lines.map(
    ({ name, shown, source }) => `${name}=${shown}  # ${source}`,
  );
  return `${lines.join('\n')}\n`;
}

/** The settings as a Markdown table, for the README. */
export function configTable(): string {
  const rows = Object.values(settings).map(
    ({ env, fallback, meaning }) =>
      `| \`${env}\` | ${fallback === '' ? '–' : `\`${fallback}\``} | ${meaning} |`,
  );
  return ['| Variable | Default | Meaning |', '| --- | --- | --- |', ...rows].join('\n');
}
