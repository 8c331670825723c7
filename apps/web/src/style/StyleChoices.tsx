import type { Style } from '@drawbridge/board';
import type { Editor } from '@drawbridge/editor';
import { useLayoutEffect, useRef, useState } from 'react';
import { useEditorUi } from '../parts/useEditorUi.ts';
import { browserStorage } from '../storedValue.ts';
import type { Theme } from '../theme/theme.ts';
import { ColorChoices } from './ColorChoices.tsx';
import { namedIfKnown } from './colorText.ts';
import { pickFromScreen } from './eyeDropper.ts';
import { FillChoices } from './FillChoices.tsx';
import { LineSection } from './LineSection.tsx';
import { OpacitySlider } from './OpacitySlider.tsx';
import { PathSection } from './PathSection.tsx';
import type { PopoverHandle } from './PopoverButton.tsx';
import { loadRecentColors, saveRecentColors, withRecentColor } from './recentColors.ts';
import { StyleSection } from './StyleSection.tsx';
import type { StylePart } from './styleOpener.ts';
import { TextSection } from './TextSection.tsx';
import './styleChoices.css';

export interface StyleChoicesProps {
  readonly editor: Editor;
  readonly theme: Theme;
  /** What a key asks for. */
  readonly asked: StylePart | undefined;
  readonly onAnswered: () => void;
}

/** The choices themselves, of the properties that the shapes in question have at all. */
export function StyleChoices({ editor, theme, asked, onAnswered }: StyleChoicesProps) {
  const style = useEditorUi(editor, (ui) => ui.style);
  const [recent, setRecent] = useState(() => loadRecentColors(browserStorage()));
  const strokePalette = useRef<PopoverHandle>(null);
  const fillPalette = useRef<PopoverHandle>(null);
  const fontGroup = useRef<HTMLDivElement>(null);

  const onStyle = (patch: Partial<Style>) => {
    editor.setStyle(patch);
    for (const color of [patch.color, patch.fillColor]) {
      if (color === undefined || color === 'stroke') continue;
      const next = withRecentColor(recent, color);
      if (next === recent) continue;
      setRecent(next);
      saveRecentColors(browserStorage(), next);
    }
  };

  useLayoutEffect(() => {
    if (asked === undefined) return;
    onAnswered();
    switch (asked) {
      case 'color':
        return strokePalette.current?.open();
      case 'fillColor':
        return fillPalette.current?.open();
      case 'font':
        return fontGroup.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
      case 'eyeDropper':
        void pickFromScreen().then(
          (color) => color && editor.setStyle({ color: namedIfKnown(color, theme) }),
        );
        return;
      default:
        return asked satisfies never;
    }
  }, [asked, onAnswered, editor, theme]);

  const { color, fillColor, opacity } = style;
  return (
    <section className="panel style-choices" aria-label="Style">
      {color !== undefined && (
        <StyleSection caption="Colour">
          <ColorChoices
            label={colorLabelOf(style)}
            theme={theme}
            recent={recent}
            value={color}
            onChoose={(next) => onStyle({ color: next })}
            handle={strokePalette}
          />
        </StyleSection>
      )}
      {fillColor !== undefined && (
        <StyleSection caption={style.fill === undefined ? 'Paper' : 'Fill'}>
          <FillChoices style={style} theme={theme} recent={recent} onStyle={onStyle} handle={fillPalette} />
        </StyleSection>
      )}
      <LineSection style={style} onStyle={onStyle} />
      <PathSection style={style} onStyle={onStyle} />
      <TextSection style={style} onStyle={onStyle} fontGroup={fontGroup} />
      {opacity !== undefined && <OpacitySlider editor={editor} opacity={opacity} />}
    </section>
  );
}

function colorLabelOf({ width }: { readonly width?: unknown }): string {
  return width === undefined ? 'Text colour' : 'Line colour';
}
