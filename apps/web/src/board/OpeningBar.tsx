import type { CSSProperties } from 'react';
import type { ConnectionView, Source } from '../connection/connectionView.ts';
import { loadedWords } from '../connection/words.ts';
import { useSource } from '../parts/useSource.ts';
import './openingBar.css';

interface OpeningBarProps {
  readonly connection: Source<ConnectionView>;
}

/** How far a large board is on its way to the screen: a line along the top edge. */
export function OpeningBar({ connection }: OpeningBarProps) {
  const { progress } = useSource(connection);
  if (!progress) return null;
  // React's type of styles has no custom properties.
  const style = { '--share': progress.share } as CSSProperties;
  return (
    <div
      className="opening-bar"
      role="progressbar"
      aria-label="Opening board"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(progress.share * 100)}
      aria-valuetext={loadedWords(progress)}
      style={style}
    />
  );
}
