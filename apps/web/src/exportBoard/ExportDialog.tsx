import { ProgressLine } from '../openFile/ProgressLine.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { ExportChoices } from './ExportChoices.tsx';
import { ExportPreview } from './ExportPreview.tsx';
import { formatIds, formats } from './formats.ts';
import { Segments } from './Segments.tsx';
import { type Scope, WHOLE } from './scopes.ts';
import { sizeWords } from './sizeWords.ts';
import { type ExportProps, type Stage, useExport } from './useExport.ts';
import { usePreview } from './usePreview.ts';
import './exportDialog.css';

const FORMATS = formatIds.map((value) => ({ value, label: formats[value].label }));
const COMING = 'The board is still coming in. What is not here yet will not be in the file.';

/** Saves the board, or a part of it, as a file. */
export function ExportDialog(props: ExportProps) {
  const { scopes, scope, setScopeId, format, setFormat, order, stage, change, cancel, save } =
    useExport(props);
  const preview = usePreview(scope, order);
  const box = preview.kind === 'drawn' ? preview.box : undefined;
  return (
    <Dialog title="Export" className="export-dialog" onClose={cancel}>
      <ExportPreview preview={preview} size={sizeWords(format, box, order.look)} />
      <Segments legend="Format" options={FORMATS} value={format} onChoose={setFormat} />
      <p className="export-about">{formats[format].about}</p>
      <ScopeChoice scopes={scopes} scope={scope} onChoose={setScopeId} />
      <ExportChoices format={format} look={order.look} isWhole={scope.id === WHOLE} onChange={change} />
      {props.isComing ? <p className="export-coming">{COMING}</p> : null}
      <StageLine stage={stage} />
      <div className="dialog-actions">
        <button type="button" className="button" onClick={cancel}>
          Cancel
        </button>
        <button
          type="button"
          className="button primary"
          disabled={stage.kind === 'saving' || scope.shapes.length === 0}
          onClick={() => void save()}
        >
          Save {formats[format].label}
        </button>
      </div>
    </Dialog>
  );
}

interface ScopeChoiceProps {
  readonly scopes: readonly Scope[];
  readonly scope: Scope;
  readonly onChoose: (id: string) => void;
}

function ScopeChoice({ scopes, scope, onChoose }: ScopeChoiceProps) {
  return (
    <>
      <label className="field-label" htmlFor="export-scope">
        What to save
      </label>
      <select
        id="export-scope"
        className="field"
        value={scope.id}
        onChange={({ target }) => onChoose(target.value)}
      >
        {scopes.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </>
  );
}

function StageLine({ stage }: { readonly stage: Stage }) {
  switch (stage.kind) {
    case 'choosing':
      return null;
    case 'saving':
      return <ProgressLine label="Making the file …" share={stage.share} />;
    case 'failed':
      return (
        <p className="export-failed" role="alert">
          {stage.words}
        </p>
      );
    default:
      return stage satisfies never;
  }
}
