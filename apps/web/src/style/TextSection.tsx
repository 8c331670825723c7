import { type Alignment, FONTS, type FontName, type VerticalAlignment } from '@drawbridge/board';
import {
  AlignVerticalJustifyCenter,
  AlignVerticalJustifyEnd,
  AlignVerticalJustifyStart,
  Code,
  type LucideIcon,
  PencilLine,
  TextAlignCenter,
  TextAlignEnd,
  TextAlignStart,
  Type,
} from 'lucide-react';
import type { Ref } from 'react';
import { type Choice, Choices } from './Choices.tsx';
import { numberOf } from './LineSection.tsx';
import { NumberField } from './NumberField.tsx';
import { StyleSection, type StyleSectionProps } from './StyleSection.tsx';

const fontLooks: Readonly<Record<FontName, readonly [label: string, Icon: LucideIcon]>> = {
  hand: ['Handwriting', PencilLine],
  sans: ['Plain letters', Type],
  mono: ['Code', Code],
};

const fonts = FONTS.map((font) => choiceOf(font, fontLooks[font]));

const sizes = [
  { value: 16, label: 'Small text', picture: 'S' },
  { value: 24, label: 'Medium text', picture: 'M' },
  { value: 36, label: 'Large text', picture: 'L' },
  { value: 56, label: 'XL text, extra large', picture: 'XL' },
];
const MIN_SIZE_PX = 4;
const MAX_SIZE_PX = 1000;

const alignments = [
  choiceOf<Alignment>('left', ['Align left', TextAlignStart]),
  choiceOf<Alignment>('center', ['Align centre', TextAlignCenter]),
  choiceOf<Alignment>('right', ['Align right', TextAlignEnd]),
];

const verticalLooks: Readonly<Record<VerticalAlignment, readonly [label: string, Icon: LucideIcon]>> = {
  top: ['Align top', AlignVerticalJustifyStart],
  middle: ['Align middle', AlignVerticalJustifyCenter],
  bottom: ['Align bottom', AlignVerticalJustifyEnd],
};
const verticals = (['top', 'middle', 'bottom'] as const).map((place) =>
  choiceOf(place, verticalLooks[place]),
);

interface TextSectionProps extends StyleSectionProps {
  readonly fontGroup: Ref<HTMLDivElement>;
}

/** Letters, their size, and where they go. */
export function TextSection({ style, onStyle, fontGroup }: TextSectionProps) {
  const { font, fontSize, align, verticalAlign } = style;
  if (font === undefined) return null;
  // By itself text begins at the left; in shapes it is in the middle.
  const shownAlign = align === 'auto' ? (verticalAlign === undefined ? 'left' : 'center') : align;
  return (
    <StyleSection caption="Text">
      <div ref={fontGroup} className="contents">
        <Choices label="Font" choices={fonts} value={font} onChoose={(next) => onStyle({ font: next })} />
      </div>
      {align !== undefined && (
        <Choices
          label="Alignment"
          choices={alignments}
          value={shownAlign}
          onChoose={(next) => onStyle({ align: next })}
        />
      )}
      <Choices
        label="Text size"
        choices={sizes}
        value={fontSize}
        onChoose={(next) => onStyle({ fontSize: next })}
      />
      <NumberField
        label="Text size in pixels"
        value={numberOf(fontSize)}
        min={MIN_SIZE_PX}
        max={MAX_SIZE_PX}
        step={1}
        onChange={(next) => onStyle({ fontSize: next })}
      />
      {verticalAlign !== undefined && (
        <Choices
          label="Vertical alignment"
          choices={verticals}
          value={verticalAlign}
          onChoose={(next) => onStyle({ verticalAlign: next })}
        />
      )}
    </StyleSection>
  );
}

function choiceOf<Value>(value: Value, [label, Icon]: readonly [string, LucideIcon]): Choice<Value> {
  return { value, label, picture: <Icon aria-hidden="true" /> };
}
