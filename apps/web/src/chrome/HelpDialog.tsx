import type { Editor } from '@drawbridge/editor';
import { type AnyAction, allActions } from '../actions/anyAction.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { Keys } from '../parts/Keys.tsx';
import { byGroup } from './byGroup.ts';
import { helpLines } from './helpLines.ts';
import './helpDialog.css';

interface HelpDialogProps {
  readonly editor: Editor;
  readonly pageActions: readonly AnyAction[];
  readonly onClose: () => void;
}

/** Every shortcut there is, drawn from the tables that make them work. */
export function HelpDialog({ editor, pageActions, onClose }: HelpDialogProps) {
  return (
    <Dialog title="Keyboard shortcuts" className="help-dialog" onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the keyboard */}
      <section className="help-scroll" aria-label="Shortcuts" tabIndex={0}>
        <div className="help-groups">
          {byGroup(helpLines(editor.ui.tools, allActions(editor, pageActions))).map(({ group, items }) => (
            <section key={group} className="help-group">
              <h3>{group}</h3>
              <dl>
                {items.map(({ label, keys }) => (
                  <div key={label} className="help-row">
                    <dt>{label}</dt>
                    <dd>
                      {keys.map((shortcut) => (
                        <Keys key={shortcut} shortcut={shortcut} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </section>
    </Dialog>
  );
}
