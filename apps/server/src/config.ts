import { adminMistakes, adminSettings } from './admin/adminSettings.ts';
import { auditSettings } from './audit/auditSettings.ts';
import { exportSettings } from './boardContent/exportSettings.ts';
import { beginningMistakes, boardDefaults } from './branding/boardDefaults.ts';
import { brandSettings } from './branding/brandSettings.ts';
import { importSettings } from './branding/importSettings.ts';
import { fileSettings } from './files/fileSettings.ts';
import { apiSettings } from './http/api/apiSettings.ts';
import { frameSettings } from './http/frameSettings.ts';
import { basePathMistakes, basePathOf, parseBasePath } from './settings/basePath.ts';
import { readSettings } from './settings/readSettings.ts';
import { integer, oneOf, origins, type Setting, secretSetting, setting, text } from './settings.ts';
import { signInMistakes, signInSettings } from './signIn/signInSettings.ts';
import { clientSettings } from './socket/clientSettings.ts';
import { storageMistakes, storageSettings } from './storage/storageSettings.ts';
import { tlsMistakes, tlsSettings } from './tls/tlsSettings.ts';
import { tracesSettings } from './tracing/tracesSettings.ts';

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
  ...storageSettings,
  allowedOrigins: setting(
    'ALLOWED_ORIGINS',
    '',
    'Other origins that may connect, separated by commas, such as https://board.example.org. Pages of this server always may.',
    origins,
  ),
  ...frameSettings,
  readOnly: setting(
    'READ_ONLY',
    'off',
    'on: boards can be looked at, and nobody may change, make, share or delete one, whoever they are.',
    oneOf('on', 'off'),
  ),
  access: setting(
    'ACCESS',
    'open',
    'open: whoever has the address of a board may draw on it, until its owner decides otherwise. links: a board opens by its links only. Boards that have an owner by then keep what Share says there.',
    oneOf('open', 'links'),
  ),
  createKey: secretSetting(
    'CREATE_KEY',
    '',
    'With ACCESS=links, what one must know to make a board, or to become the owner of one that has none. Empty: anybody may make one.',
    text,
  ),
  tokenSeconds: setting(
    'TOKEN_SECONDS',
    '900',
    'How long a page may go on by a link before it must show it again. A link that is taken back counts at once.',
    integer(2, 86_400),
  ),
  ...tlsSettings,
  ...signInSettings,
  ...adminSettings,
  ...auditSettings,
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
  ...fileSettings,
  ...importSettings,
  ...clientSettings,
  ...apiSettings,
  ...exportSettings,
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
  pageMeasurements: setting(
    'PAGE_MEASUREMENTS',
    'off',
    'on lets pages tell the server, without names, how smoothly they draw and save; /metrics shows it.',
    oneOf('on', 'off'),
  ),
  ...tracesSettings,
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
  const together = [
    ...signInMistakes(given),
    ...adminMistakes(given),
    ...basePathMistakes(given),
    ...beginningMistakes(given),
    ...storageMistakes(given),
    ...tlsMistakes(given),
  ];
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
