import type { ActionId, Editor } from '@drawbridge/editor';
import { Check } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import type { Panels } from '../../board/usePanels.ts';
import { walkButtons } from '../../keyboard/walkButtons.ts';
import { focusCanvas } from '../../parts/focusCanvas.ts';
import { ShortcutText } from '../../parts/ShortcutText.tsx';
import { useEditorUi } from '../../parts/useEditorUi.ts';
import { parseZoom } from './parseZoom.ts';

const steps = [0.5, 1, 2];
const actionIds: readonly ActionId[] = ['zoomToFit', 'zoomToSelection', 'zoomIn', 'zoomOut'];

export interface ZoomMenuProps {
  readonly editor: Editor;
  readonly panels: Panels;
  readonly onDone: () => void;
}

/** All ways to zoom, and a field for a figure of one's own. */
export function ZoomMenu({ editor, panels, onDone }: ZoomMenuProps) {
  const done = (zoom: () => void) => () => {
    zoom();
    onDone();
    focusCanvas();
  };
  const actions = editor.actions.filter(({ id }) => actionIds.some((wanted) => wanted === id));
  return (
    <>
      <ZoomField editor={editor} onDone={done(() => {})} />
      <div
        className="zoom-ways"
        role="toolbar"
        aria-label="Zoom to"
        aria-orientation="vertical"
        onKeyDown={walkButtons}
      >
        {steps.map((zoom) => (
          <button key={zoom} type="button" className="zoom-way" onClick={done(() => editor.setZoom(zoom))}>
            {zoom * 100} %{zoom === 1 ? <ShortcutText shortcut="Mod+0" /> : null}
          </button>
        ))}
        <hr className="menu-line" />
        {actions.map(({ id, label, keys, isEnabled, run }) => (
          <button key={id} type="button" className="zoom-way" disabled={!isEnabled()} onClick={done(run)}>
            {label}
            {keys[0] === undefined ? null : <ShortcutText shortcut={keys[0]} />}
          </button>
        ))}
        <hr className="menu-line" />
        <button
          type="button"
          className="zoom-way"
          aria-pressed={panels.showsMinimap}
          onClick={done(panels.toggleMinimap)}
        >
          Minimap
          {panels.showsMinimap ? <Check aria-hidden="true" /> : <ShortcutText shortcut="Alt+M" />}
        </button>
      </div>
    </>
  );
}

function ZoomField({ editor, onDone }: Omit<ZoomMenuProps, 'panels'>) {
  const percent = useEditorUi(editor, (ui) => Math.round(ui.zoom * 100));
  const [text, setText] = useState(`${percent}`);
  const [isRefused, setIsRefused] = useState(false);
  const noteId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const zoom = parseZoom(text);
    setIsRefused(zoom === undefined);
    if (zoom === undefined) return;
    editor.setZoom(zoom);
    onDone();
  };
  return (
    <form className="zoom-form" onSubmit={submit}>
      <label className="zoom-field">
        <span>Zoom</span>
        <input
          // On a phone the keyboard would cover what one came for.
          // biome-ignore lint/a11y/noAutofocus: whoever opens this wants to zoom, and may type at once
          autoFocus={window.matchMedia('(pointer: fine)').matches}
          className="field"
          inputMode="decimal"
          value={text}
          aria-invalid={isRefused}
          aria-describedby={isRefused ? noteId : undefined}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <span aria-hidden="true">%</span>
      </label>
      {isRefused ? (
        <p id={noteId} className="zoom-refused" role="alert">
          Type a number, such as 150.
        </p>
      ) : null}
    </form>
  );
}
