import type { Editor } from '@drawbridge/editor';
import type { AnyAction } from '../actions/anyAction.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { Keys } from '../parts/Keys.tsx';
import { byGroup } from './byGroup.ts';
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
      <div className="help-groups">
        {byGroup(shortcutsOf(editor, pageActions)).map(({ group, items }) => (
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
    </Dialog>
  );
}

interface ShortcutHelp {
  readonly keys: readonly string[];
  readonly label: string;
  readonly group: string;
}

function shortcutsOf({ ui, actions }: Editor, pageActions: readonly AnyAction[]): readonly ShortcutHelp[] {
  const tools = ui.tools.map(({ label, shortcuts }) => ({ label, keys: shortcuts, group: 'Tools' }));
  return [...tools, ...actions, ...pageActions].filter(({ keys }) => keys.length > 0);
}
