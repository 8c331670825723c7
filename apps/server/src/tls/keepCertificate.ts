import type { Server } from 'node:http';
import type { SecureContextOptions } from 'node:tls';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { type Certificate, readCertificate, type TlsFiles } from './certificate.ts';

/** What renews certificates replaces files, or what their names lead to: to read them now and then notices both. */
const LOOK_MS = 60_000;

/** Renewals come a month before the end, as a rule. Who hears of it now still has two weekends. */
const WARN_MS = 14 * 86_400_000;

/** Keeps a server on the certificate that its files hold. */
export interface CertificateWatch {
  /** Looks now, rather than within a minute. */
  look(): void;
  stop(): void;
}

export interface CertificateWatchDeps {
  /** One that speaks TLS. */
  readonly https: Pick<TlsServer, 'setSecureContext'>;
  readonly files: TlsFiles;
  /** With which it was made. */
  readonly certificate: Certificate;
  readonly clock: Clock;
  readonly log: Log;
  readonly nowMs?: () => number;
}

/** The part of a server that only one with TLS has. */
export interface TlsServer extends Server {
  /** For connections from now on. Those that are open stay. */
  setSecureContext(options: SecureContextOptions): void;
}

export function keepCertificate(deps: CertificateWatchDeps): CertificateWatch {
  const { https, files, clock, log, nowMs = Date.now } = deps;
  let current = deps.certificate;
  let cancel = (): void => {};
  /** Each is said once, and not every minute. */
  let toldMistake: string | undefined;
  let toldEnd: string | undefined;

  const take = (found: Certificate): void => {
    if (found.cert === current.cert && found.key === current.key) return;
    https.setSecureContext(secureContext(found));
    current = found;
    log.info(described(found), 'the certificate was replaced');
  };

  const read = (): void => {
    const found = readCertificate(files);
    // Between the replacement of one file and that of the other they do not fit; the old pair is good until then.
    if (!('mistake' in found)) take(found);
    else if (found.mistake !== toldMistake) log.warn(found.mistake);
    toldMistake = 'mistake' in found ? found.mistake : undefined;
  };

  const warnOfEnd = (): void => {
    const end = endOf(current, nowMs());
    if (end !== undefined && end !== toldEnd) log.warn(described(current), end);
    toldEnd = end;
  };

  const look = (): void => {
    cancel();
    cancel = clock.after(LOOK_MS, look);
    read();
    warnOfEnd();
  };

  look();
  return { look, stop: () => cancel() };
}

export function secureContext({ cert, key }: Certificate): SecureContextOptions {
  return { cert, key, minVersion: 'TLSv1.2' };
}

function endOf({ endsMs }: Certificate, nowMs: number): string | undefined {
  if (endsMs <= nowMs) return 'the certificate in TLS_CERT is over: browsers warn of this server';
  return endsMs - nowMs < WARN_MS ? 'the certificate in TLS_CERT ends soon' : undefined;
}

function described({ names, endsMs }: Certificate) {
  return { names, ends: new Date(endsMs).toISOString() };
}
