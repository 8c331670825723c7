import type { Server } from 'node:http';
import type { Clock } from '../clock.ts';
import { createHttpServer } from '../http/httpServer.ts';
import type { Log } from '../log.ts';
import { readCertificate, type TlsFiles } from './certificate.ts';
import { keepCertificate, secureContext, type TlsServer } from './keepCertificate.ts';

/** What listens. */
export interface WebServer {
  readonly http: Server;
  readonly scheme: 'http' | 'https';
  /** Takes the certificate that is in its files by now. */
  renewCertificate(): void;
  stopRenewing(): void;
}

/**
 * Speaks TLS where there is a certificate, and plain HTTP otherwise.
 *
 * @throws Error when the certificate cannot be read.
 */
export function openWebServer(
  config: TlsFiles & { readonly maxConnections: number },
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): WebServer {
  if (config.tlsCert === '') {
    const http = createHttpServer(config);
    return { http, scheme: 'http', renewCertificate() {}, stopRenewing() {} };
  }
  const certificate = readCertificate(config);
  if ('mistake' in certificate) throw new Error(certificate.mistake);
  // Node's types do not say that a server which is given a certificate is one that speaks TLS.
  const https = createHttpServer(config, secureContext(certificate)) as TlsServer;
  const watch = keepCertificate({ https, files: config, certificate, clock, log });
  return { http: https, scheme: 'https', renewCertificate: watch.look, stopRenewing: watch.stop };
}
