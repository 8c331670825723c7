import type { ReactNode } from 'react';
import { focusCanvas } from './focusCanvas.ts';
import { keepFocus } from './keepFocus.ts';

interface BarButtonProps {
  readonly isPrimary?: boolean;
  /** The bar stays: so does the focus. */
  readonly staysOpen?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** A button of a bar. The bar is usually gone after it, and then the keyboard belongs to the canvas again. */
export function BarButton({ isPrimary = false, staysOpen = false, onPress, children }: BarButtonProps) {
  const press = (): void => {
    onPress();
    if (!staysOpen) focusCanvas();
  };
  return (
    <button
      type="button"
      className={isPrimary ? 'button primary' : 'button outlined'}
      onMouseDown={keepFocus}
      onClick={press}
    >
      {children}
    </button>
  );
}
