import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import './bar.css';

interface BarProps {
  /** `warn`: something is wrong. `calm`: something is to be known or decided. */
  readonly tone: 'warn' | 'calm';
  readonly icon: LucideIcon;
  readonly title?: string;
  readonly text: string;
  /** Buttons. */
  readonly children?: ReactNode;
}

/** A message over the board that takes nothing away from it: neither focus nor the pen. Read out when it appears. */
export function Bar({ tone, icon: Icon, title, text, children }: BarProps) {
  const id = useId();
  return (
    <section className="bar" data-tone={tone} aria-labelledby={id}>
      <Icon aria-hidden="true" />
      <div className="bar-body">
        {/* Alone in the alert, or the buttons would be read out with the words. */}
        <div id={id} className="bar-words" role="alert">
          {title === undefined ? null : <p className="bar-title">{title}</p>}
          <p>{text}</p>
        </div>
        {children === undefined ? null : <div className="bar-actions">{children}</div>}
      </div>
    </section>
  );
}
