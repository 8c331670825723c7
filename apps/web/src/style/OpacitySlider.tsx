import type { Editor, ShownStyle } from '@drawbridge/editor';
import { useState } from 'react';

interface OpacitySliderProps {
  readonly editor: Editor;
  readonly opacity: ShownStyle['opacity'];
}

const MIN_PERCENT = 5;

/** While it moves, the selection is shown as it would be; it is changed when it is let go. */
export function OpacitySlider({ editor, opacity }: OpacitySliderProps) {
  const [moving, setMoving] = useState<number>();
  const percent = moving ?? Math.round((typeof opacity === 'number' ? opacity : 1) * 100);
  const isMixed = opacity === 'mixed' && moving === undefined;

  const move = (next: number) => {
    setMoving(next);
    editor.previewStyle({ opacity: next / 100 });
  };
  const settle = () => {
    if (moving === undefined) return;
    setMoving(undefined);
    editor.setStyle({ opacity: moving / 100 });
  };
  return (
    <label className="style-slider">
      <span className="style-caption">Opacity</span>
      <input
        type="range"
        min={MIN_PERCENT}
        max={100}
        step={5}
        value={percent}
        aria-valuetext={isMixed ? 'Mixed' : `${percent} percent`}
        onChange={(event) => move(Number(event.target.value))}
        onPointerUp={settle}
        onKeyUp={settle}
        onBlur={settle}
      />
      <output>{isMixed ? '–' : `${percent} %`}</output>
    </label>
  );
}
