import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { findProgram } from './findProgram.ts';

const OPENSSL = { title: 'OpenSSL', program: 'openssl', variable: 'OPENSSL_PATH', aptPackage: 'openssl' };

/** Files in PEM. */
export interface Certified {
  readonly certificate: string;
  readonly key: string;
  readonly both: string;
}

/** Makes a certificate for 127.0.0.1 that is good for two days, and which this process trusts from now on. */
export function certify(folder: string): Certified {
  const certificate = join(folder, 'certificate.pem');
  const key = join(folder, 'key.pem');
  const both = join(folder, 'both.pem');
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key];
  execFileSync(findProgram(OPENSSL), ['req', '-x509', ...newKey, '-out', certificate, ...subject], {
    stdio: 'pipe',
  });
  const text = readFileSync(certificate, 'utf8');
  writeFileSync(both, text + readFileSync(key, 'utf8'));
  setDefaultCACertificates([...getCACertificates('default'), text]);
  return { certificate, key, both };
}
