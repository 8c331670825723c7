import type { ButtonHTMLAttributes } from 'react';
import { Tooltip, type TooltipSide } from './Tooltip.tsx';
import { useTooltip } from './useTooltip.ts';

interface TipButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** The accessible name, also shown in the tooltip. */
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly side?: TooltipSide;
}

/** A button whose name appears beside it on hover and keyboard focus. Icons are its children. */
export function TipButton({ label, shortcut, side = 'below', className, children, ...rest }: TipButtonProps) {
  const { id, anchor, handlers } = useTooltip();
  return (
    <>
      <button
        type="button"
        className={className ?? 'icon-button'}
        aria-label={label}
        aria-describedby={anchor === undefined ? undefined : id}
        {...rest}
        {...handlers}
      >
        {children}
      </button>
      {anchor === undefined ? null : (
        <Tooltip id={id} anchor={anchor} side={side} label={label} shortcut={shortcut} />
      )}
    </>
  );
}
