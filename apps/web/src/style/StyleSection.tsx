import type { Style } from '@drawbridge/board';
import type { ShownStyle } from '@drawbridge/editor';
import type { ReactNode } from 'react';

/** What a part of the panel shows, and how it is changed. */
export interface StyleSectionProps {
  readonly style: ShownStyle;
  readonly onStyle: (patch: Partial<Style>) => void;
}

interface SectionProps {
  readonly caption: string;
  readonly children: ReactNode;
}

/** A part of the panel. Its controls have names of their own. */
export function StyleSection({ caption, children }: SectionProps) {
  return (
    <div className="style-section">
      <span className="style-caption" aria-hidden="true">
        {caption}
      </span>
      <div className="style-controls">{children}</div>
    </div>
  );
}
