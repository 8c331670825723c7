import { useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { Keys } from './Keys.tsx';
import './tooltip.css';

export type TooltipSide = 'above' | 'below' | 'left';

interface TooltipProps {
  readonly id: string;
  readonly anchor: Element;
  readonly side: TooltipSide;
  readonly label: string;
  readonly shortcut?: string | undefined;
}

const gapPx = 8;
const edgePx = 6;

/** A label beside `anchor`, kept inside the window. */
export function Tooltip({ id, anchor, side, label, shortcut }: TooltipProps) {
  const bubble = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (bubble.current !== null) place(bubble.current, anchor.getBoundingClientRect(), side);
  }, [anchor, side]);
  return createPortal(
    <div ref={bubble} id={id} role="tooltip" className="tooltip">
      {label}
      {shortcut === undefined ? null : <Keys shortcut={shortcut} />}
    </div>,
    document.body,
  );
}

function place(bubble: HTMLElement, anchor: DOMRect, side: TooltipSide): void {
  const { offsetWidth: width, offsetHeight: height } = bubble;
  const centred = anchor.left + (anchor.width - width) / 2;
  const left = side === 'left' ? anchor.left - width - gapPx : centred;
  const top = {
    above: anchor.top - height - gapPx,
    below: anchor.bottom + gapPx,
    left: anchor.top + (anchor.height - height) / 2,
  }[side];
  bubble.style.left = `${clamp(left, window.innerWidth - width)}px`;
  bubble.style.top = `${clamp(top, window.innerHeight - height)}px`;
}

function clamp(start: number, room: number): number {
  return Math.round(Math.min(Math.max(start, edgePx), room - edgePx));
}
