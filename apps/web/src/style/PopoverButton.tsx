import {
  type ReactNode,
  type Ref,
  type ToggleEvent,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { TipButton } from '../parts/TipButton.tsx';
import { placeBesideButton } from './placeBesideButton.ts';

/** For whoever opens it with a key. */
export interface PopoverHandle {
  open(): void;
}

interface PopoverButtonProps {
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly className?: string;
  readonly isPressed?: boolean;
  readonly picture: ReactNode;
  readonly handle?: Ref<PopoverHandle>;
  /** What it opens; made when it is open, given what closes it. */
  readonly children: (close: () => void) => ReactNode;
}

/** A button that opens something beside it. Escape and a press elsewhere close it, and give the focus back. */
export function PopoverButton(props: PopoverButtonProps) {
  const { label, shortcut, className = 'choice', isPressed, picture, handle, children } = props;
  const popover = useRef<HTMLDivElement>(null);
  const anchor = useRef<HTMLDivElement>(null);
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);

  const open = () => popover.current?.showPopover();
  const close = () => popover.current?.hidePopover();
  useImperativeHandle(handle, () => ({ open: () => popover.current?.showPopover() }), []);

  const prepare = ({ newState }: ToggleEvent) => setIsOpen(newState === 'open');
  const followToggle = ({ newState, currentTarget }: ToggleEvent<HTMLDivElement>) => {
    if (newState !== 'open') return;
    placeBesideButton(currentTarget, anchor.current?.firstElementChild ?? null);
    const chosen = currentTarget.querySelector<HTMLElement>('[aria-pressed="true"]');
    (chosen ?? currentTarget.querySelector('button'))?.focus();
  };
  return (
    <div ref={anchor} className="popover-anchor">
      <TipButton
        label={label}
        shortcut={shortcut}
        side="left"
        className={className}
        aria-pressed={isPressed}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={isOpen ? close : open}
      >
        {picture}
      </TipButton>
      <div
        ref={popover}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className="popover style-popover"
        onBeforeToggle={prepare}
        onToggle={followToggle}
      >
        {isOpen ? children(close) : null}
      </div>
    </div>
  );
}
