import { isApple, keyCaps } from '../keyboard/keyLabel.ts';

/** A shortcut drawn as key caps. */
export function Keys({ shortcut }: { readonly shortcut: string }) {
  return (
    <span className="keys">
      {keyCaps(shortcut, isApple(navigator.platform)).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}
