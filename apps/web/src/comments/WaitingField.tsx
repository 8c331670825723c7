import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';

interface WaitingFieldProps {
  readonly onType: (text: string) => void;
  readonly onClose: () => void;
}

/** Has the keyboard until the field is loaded that somebody begins to write in: a letter would choose a tool otherwise. */
export function WaitingField({ onType, onClose }: WaitingFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    <textarea
      ref={field}
      className="sr-only"
      aria-label="Write a comment"
      onChange={(event) => onType(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
