import { MAX_UPDATE_BYTES, type Push, type Refusal, refuse } from '@drawbridge/protocol';

/** Joins the fragments of one push at a time; they arrive in order. */
export interface Fragments {
  /** The whole update once the last fragment is in, `undefined` while more must come, or why it is refused. */
  add(push: Push): Uint8Array | Refusal | undefined;
}

export function createFragments(): Fragments {
  let n = 0;
  let parts: Uint8Array[] = [];
  let bytes = 0;

  const begin = (newN: number): void => {
    n = newN;
    parts = [];
    bytes = 0;
  };

  return {
    add(push) {
      const { fragment } = push;
      if (!fragment) return sized(push.bytes);
      if (fragment.index === 0) begin(push.n);
      if (push.n !== n || fragment.index !== parts.length) {
        return refuse('out_of_order', 'A fragment of the update is missing.', 0);
      }
      bytes += push.bytes.length;
      if (bytes > MAX_UPDATE_BYTES) {
        begin(0);
        return tooLarge();
      }
      parts.push(push.bytes);
      if (parts.length < fragment.count) return undefined;
      const whole = new Uint8Array(Buffer.concat(parts));
      begin(0);
      return whole;
    },
  };
}

function sized(bytes: Uint8Array): Uint8Array | Refusal {
  return bytes.length > MAX_UPDATE_BYTES ? tooLarge() : bytes;
}

function tooLarge(): Refusal {
  return refuse('too_large', `An update may have at most ${MAX_UPDATE_BYTES} bytes.`);
}
