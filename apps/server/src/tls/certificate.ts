import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { readSmallFile } from '../settings/configFile.ts';

/** Where a certificate and its key are; both are empty without TLS. */
export interface TlsFiles {
  readonly tlsCert: string;
  readonly tlsKey: string;
}

/** A certificate with its key, as they are in their files. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  /** Whom it speaks for, such as `DNS:board.example.org`. */
  readonly names: string;
  /** Epoch ms. */
  readonly endsMs: number;
}

interface Wrong {
  /** In words, with the setting that it is about; never with anything of the key. */
  readonly mistake: string;
}

/** Reads both files, and looks whether they belong together. One that is over is read all the same: it is better than none. */
export function readCertificate({ tlsCert, tlsKey }: TlsFiles): Certificate | Wrong {
  const cert = readSmallFile(tlsCert);
  if ('problem' in cert) return { mistake: `TLS_CERT names ${tlsCert}, which ${cert.problem}.` };
  const key = readSmallFile(tlsKey);
  if ('problem' in key) return { mistake: `TLS_KEY names ${tlsKey}, which ${key.problem}.` };
  const first = parse(() => new X509Certificate(cert.text));
  if (!first) return { mistake: `TLS_CERT names ${tlsCert}, which holds no certificate in PEM.` };
  const secret = parseKey(key.text);
  if (!secret) {
    const must = 'which holds no key in PEM that can be read without a password';
    return { mistake: `TLS_KEY names ${tlsKey}, ${must}.` };
  }
  if (!first.checkPrivateKey(secret)) {
    const must = 'The certificate of this server must be the first one of its chain';
    return { mistake: `The key in ${tlsKey} does not belong to the certificate in ${tlsCert}. ${must}.` };
  }
  const pair = { cert: cert.text, key: key.text };
  const refusal = refusalOf(pair);
  if (refusal !== undefined) return { mistake: `TLS_CERT cannot be used: ${refusal}.` };
  return { ...pair, names: first.subjectAltName ?? first.subject, endsMs: first.validToDate.getTime() };
}

/** What TLS itself has against them, such as a key that is too short. */
function refusalOf(pair: { readonly cert: string; readonly key: string }): string | undefined {
  try {
    createSecureContext(pair);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function parseKey(text: string): KeyObject | undefined {
  return parse(() => createPrivateKey(text));
}

function parse<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
