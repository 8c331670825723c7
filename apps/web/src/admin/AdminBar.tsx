import { LogOut } from 'lucide-react';
import { appSettings } from '../appSettings.ts';
import { ThemeMenu } from '../chrome/ThemeMenu.tsx';
import { Mark } from '../parts/Mark.tsx';
import { TipButton } from '../parts/TipButton.tsx';
import type { ThemeSwitch } from '../theme/theme.ts';
import { PARTS, type Part, type Place, placeHref } from './usePlace.ts';

const LABELS: Readonly<Record<Part, string>> = { live: 'Live', boards: 'Boards', audit: 'Audit log' };

interface AdminBarProps {
  readonly place: Place;
  readonly theme: ThemeSwitch;
  /** Absent for who has signed in elsewhere. */
  readonly onLeave: (() => void) | undefined;
}

/** Where one is, the parts of the page, and the way out. */
export function AdminBar({ place, theme, onLeave }: AdminBarProps) {
  return (
    <header className="page-bar admin-bar">
      <h1 className="page-brand admin-brand">
        <Mark />
        <span>
          {appSettings.name} <span className="admin-word">administration</span>
        </span>
      </h1>
      <nav className="admin-parts" aria-label="Parts of this page">
        {PARTS.map((part) => (
          <a
            key={part}
            href={placeHref({ part, board: '' })}
            aria-current={part === place.part ? 'page' : undefined}
          >
            {LABELS[part]}
          </a>
        ))}
      </nav>
      <span className="admin-tools">
        <ThemeMenu theme={theme} />
        {onLeave ? (
          <TipButton label="Sign out" onClick={onLeave}>
            <LogOut aria-hidden="true" />
          </TipButton>
        ) : null}
      </span>
    </header>
  );
}
