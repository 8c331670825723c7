import { COLOR_NAMES, FILLS, type Fill, STROKE_WIDTHS_PX } from '@drawbridge/board';
import type { Editor } from '@drawbridge/editor';
import type { ReactNode } from 'react';
import { useEditorUi } from '../parts/useEditorUi.ts';
import type { Theme } from '../theme/theme.ts';
import { swatchColor } from './swatchColor.ts';

const widthLabels = ['Thin', 'Medium', 'Bold', 'Extra bold'];
const fillLabels: Readonly<Record<Fill, string>> = {
  none: 'No fill',
  tint: 'Tinted fill',
  solid: 'Solid fill',
  hachure: 'Hachure fill',
  'cross-hatch': 'Cross-hatch fill',
};

interface StyleChoicesProps {
  readonly editor: Editor;
  readonly theme: Theme;
}

/** The choices themselves: each button shows what it does with a sample and says it with its name. */
export function StyleChoices({ editor, theme }: StyleChoicesProps) {
  const style = useEditorUi(editor, (ui) => ui.style);
  return (
    <section className="panel style-choices" aria-label="Style">
      <div className="style-colors">
        {COLOR_NAMES.map((color) => (
          <Choice
            key={color}
            label={capitalized(color)}
            isChosen={style.color === color}
            onChoose={() => editor.setStyle({ color })}
          >
            <span className="swatch-dot" style={{ background: swatchColor(color, theme) }} />
          </Choice>
        ))}
      </div>
      <div className="style-row">
        {STROKE_WIDTHS_PX.map((width, at) => (
          <Choice
            key={width}
            label={`${widthLabels[at] ?? width} line`}
            isChosen={style.width === width}
            onChoose={() => editor.setStyle({ width })}
          >
            <WidthSample width={width} />
          </Choice>
        ))}
      </div>
      <div className="style-row">
        {FILLS.map((fill) => (
          <Choice
            key={fill}
            label={fillLabels[fill]}
            isChosen={style.fill === fill}
            onChoose={() => editor.setStyle({ fill })}
          >
            <span className="fill-sample" data-fill={fill} />
          </Choice>
        ))}
      </div>
    </section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

function Choice({ label, isChosen, onChoose, children }: ChoiceProps) {
  return (
    <button
      type="button"
      className="choice"
      aria-label={label}
      aria-pressed={isChosen}
      title={label}
      onClick={onChoose}
    >
      {children}
    </button>
  );
}

/** A short stroke as wide as it will be at 100 %. */
function WidthSample({ width }: { readonly width: number }) {
  return (
    <svg className="width-sample" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M5 16c4-9 6 3 14-8" strokeWidth={Math.min(width, 9)} />
    </svg>
  );
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
