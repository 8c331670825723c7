import type { KeyObject } from 'node:crypto';

const RSA = ['RS256', 'RS384', 'RS512'];
const RSA_PSS = ['PS256', 'PS384', 'PS512'];
const EC: Readonly<Record<string, readonly string[]>> = {
  prime256v1: ['ES256'],
  secp384r1: ['ES384'],
  secp521r1: ['ES512'],
};
const ED25519 = ['EdDSA', 'Ed25519'];

const MIN_RSA_BITS = 2048;

/** For a shared secret, and for nothing else: with a public key these would let everybody sign. */
export const SECRET_ALGORITHMS: readonly string[] = ['HS256', 'HS384', 'HS512'];

/** For keys of a JWKS, of which each kind fits its own only. */
export const PUBLIC_ALGORITHMS: readonly string[] = [
  ...RSA,
  ...RSA_PSS,
  ...Object.values(EC).flat(),
  ...ED25519,
];

/** What a public key is good for; nothing where it is too weak, or of a kind that is not used here. */
export function algorithmsOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): readonly string[] {
  const { modulusLength = 0, namedCurve = '' } = asymmetricKeyDetails ?? {};
  switch (asymmetricKeyType) {
    case 'rsa':
      return modulusLength < MIN_RSA_BITS ? [] : [...RSA, ...RSA_PSS];
    case 'ec':
      return EC[namedCurve] ?? [];
    case 'ed25519':
      return ED25519;
    default:
      return [];
  }
}
