import { resolve } from 'node:path';
import { type Setting, setting } from '../settings.ts';
import { readCertificate, type TlsFiles } from './certificate.ts';

/** For a server that people reach without a proxy before it. */
export const tlsSettings = {
  tlsCert: setting(
    'TLS_CERT',
    '',
    'File with a certificate (PEM), and the chain that belongs to it: people come by https then, without a proxy. Read anew when it changes.',
    file,
  ),
  tlsKey: setting('TLS_KEY', '', 'File with the key of that certificate (PEM).', file),
};

/** What two settings that are fine by themselves say together. */
export function tlsMistakes(files: TlsFiles): string[] {
  if (files.tlsCert === '' && files.tlsKey === '') return [];
  if (files.tlsCert === '') return ['TLS_CERT must name the certificate that TLS_KEY is the key of.'];
  if (files.tlsKey === '') return ['TLS_KEY must name the key of the certificate in TLS_CERT.'];
  const read = readCertificate(files);
  return 'mistake' in read ? [read.mistake] : [];
}

function file(given: string): ReturnType<Setting<string>['parse']> {
  return { value: given === '' ? '' : resolve(given) };
}
