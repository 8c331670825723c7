import { appSettingsOf } from './branding/appSettingsOf.ts';
import { CommandLineError, readCommandLine } from './commandLine.ts';
import { ConfigError, printConfig, readConfig } from './config.ts';
import { startServer } from './createServer.ts';
import { openFiles } from './files/openFiles.ts';
import { openWebApp } from './http/webApp.ts';
import { createLog } from './log.ts';
import { openStorage } from './openStorage.ts';
import { createRequestContext } from './requestContext.ts';
import { closeOnSignals } from './shutdown.ts';
import { StorageError } from './storage/index.ts';

async function main(): Promise<void> {
  const { configFile, printsConfig } = readCommandLine();
  if (printsConfig) return void process.stdout.write(printConfig(undefined, configFile));
  const config = readConfig(undefined, configFile);
  const requests = createRequestContext();
  const log = createLog(config, { requests });
  const webApp = openWebApp({ settings: appSettingsOf(config), logo: config.logo });
  const { storage, place } = await openStorage(config, log);
  const files = await openFiles(config);
  const server = await startServer({ config, storage, files, webApp, log, requests });
  closeOnSignals({ close: server.close, deadlineMs: config.shutdownDeadlineMs, log });
  const lines = [
    `Drawbridge is listening on ${server.url}`,
    ...server.lanUrls.map((url) => `Others reach it at ${url}`),
    `Boards are kept in ${place}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** What the person who started the server can do about it, without a stack trace where that would not help. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) return `The settings are wrong:\n${error.message}`;
  if (error instanceof StorageError || error instanceof CommandLineError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `${error.message}\nAnother program uses this port. Set PORT to a free one.`;
  if (code === 'EACCES')
    return `${error.message}\nThis address needs more rights. Set PORT to one above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `${error.message}\nThis machine has no such address. Set HOST to one of its own.`;
  return error.stack ?? error.message;
}

main().catch((error: unknown) => {
  process.stderr.write(`Drawbridge could not start.\n${explain(error)}\n`);
  process.exit(1);
});
