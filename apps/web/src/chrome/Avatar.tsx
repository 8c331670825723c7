import { inkOn } from '../profile/contrast.ts';
import { initials } from '../profile/initials.ts';
import type { Profile } from '../profile/profile.ts';

/** A person as a coloured disc with initials. Decorative: whoever shows it says the name. */
export function Avatar({ profile }: { readonly profile: Profile }) {
  const { name, color } = profile;
  // The style sheet prints the letters, so that they are no text competing with the name.
  return (
    <span
      className="avatar"
      aria-hidden="true"
      data-letters={initials(name)}
      style={{ background: color, color: inkOn(color) }}
    />
  );
}
