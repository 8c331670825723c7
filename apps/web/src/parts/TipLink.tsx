import type { ReactNode } from 'react';
import { Tooltip } from './Tooltip.tsx';
import { useTooltip } from './useTooltip.ts';

interface TipLinkProps {
  /** The accessible name, also shown in the tooltip. */
  readonly label: string;
  readonly href: string;
  readonly className: string;
  /** Icons. */
  readonly children: ReactNode;
}

/** A link whose name appears below it on hover and keyboard focus. */
export function TipLink({ label, href, className, children }: TipLinkProps) {
  const { id, anchor, handlers } = useTooltip();
  return (
    <>
      <a className={className} href={href} aria-label={label} {...handlers}>
        {children}
      </a>
      {anchor === undefined ? null : <Tooltip id={id} anchor={anchor} side="below" label={label} />}
    </>
  );
}
