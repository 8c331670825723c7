import { BadgeCheck } from 'lucide-react';
import './signedInMark.css';

/** Beside a name that nobody can choose: whoever signs people in here says that this is they. */
export function SignedInMark() {
  return (
    <span className="signed-in-mark" role="img" aria-label="signed in" title="Signed in">
      <BadgeCheck aria-hidden="true" />
    </span>
  );
}
