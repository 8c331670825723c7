import { hasFeature } from '../features.ts';
import { Check } from './Check.tsx';
import type { ExportLook } from './exportOrder.ts';
import { type FormatId, offers } from './formats.ts';
import { Segments } from './Segments.tsx';

interface ExportChoicesProps {
  readonly format: FormatId;
  readonly look: ExportLook;
  /** It is about all of the board, not a part of it. */
  readonly isWhole: boolean;
  readonly onChange: (patch: Partial<ExportLook>) => void;
}

const SCALES = [1, 2, 3].map((value) => ({ value, label: `${value}×` }));
const THEMES = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;
const SCENE_INSIDE = 'Can be opened again, here and in Excalidraw: the drawing is in the file';

/** What can be chosen about a file of this format. */
export function ExportChoices({ format, look, isWhole, onChange }: ExportChoicesProps) {
  const { scale, theme, hasBackground, hasScene, hasImages, hasHistory } = look;
  return (
    <>
      <div className="export-choices">
        {offers(format, 'size') ? (
          <Segments
            legend="Size"
            options={SCALES}
            value={scale}
            onChoose={(chosen) => onChange({ scale: chosen })}
          />
        ) : null}
        {offers(format, 'theme') ? (
          <Segments
            legend="Theme"
            options={THEMES}
            value={theme}
            onChoose={(chosen) => onChange({ theme: chosen })}
          />
        ) : null}
      </div>
      {offers(format, 'paper') ? (
        <Check
          label="Background"
          isOn={hasBackground}
          onChange={(isOn) => onChange({ hasBackground: isOn })}
        />
      ) : null}
      {offers(format, 'scene') ? (
        <Check label={SCENE_INSIDE} isOn={hasScene} onChange={(isOn) => onChange({ hasScene: isOn })} />
      ) : null}
      {offers(format, 'images') && hasFeature('images') ? (
        <Check label="With images" isOn={hasImages} onChange={(isOn) => onChange({ hasImages: isOn })} />
      ) : null}
      {offers(format, 'history') && isWhole && hasFeature('history') ? (
        <Check
          label="With history: who drew what, and when"
          isOn={hasHistory}
          onChange={(isOn) => onChange({ hasHistory: isOn })}
        />
      ) : null}
    </>
  );
}
