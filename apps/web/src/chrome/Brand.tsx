import { atServer } from '../address.ts';
import { Mark } from '../parts/Mark.tsx';
import { TipLink } from '../parts/TipLink.tsx';

/** Who we are, and the way to all boards that this browser knows. */
export function Brand() {
  return (
    <TipLink label="All boards" className="icon-button home-link" href={atServer('/boards')}>
      <Mark />
    </TipLink>
  );
}
