import { createHistory, createStore } from '@drawbridge/board';
import { createEditor } from '@drawbridge/editor';
import { FEATURES, parseAppSettings } from '@drawbridge/protocol';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { missingParts } from './features.ts';

/** Of the tools and actions of an editor. */
function idsOf(without?: ReadonlySet<string>): string[] {
  const doc = new Y.Doc();
  const store = createStore(doc, { author: () => 'Ada' });
  const editor = createEditor({ store, history: createHistory(doc, store), ...(without && { without }) });
  const ids = [...editor.ui.tools, ...editor.actions].map(({ id }) => id);
  editor.destroy();
  return ids;
}

test('nothing is missing where nothing is turned off', () => {
  expect(missingParts(parseAppSettings())).toEqual(new Set());
});

test('every tool and action of a feature is one that the editor has, and is without then', () => {
  const missing = missingParts(parseAppSettings(JSON.stringify({ disabled: FEATURES })));
  const all = idsOf();
  expect(all).toEqual(expect.arrayContaining([...missing]));
  expect(new Set(all.filter((id) => /^react|^(comment|image|laser)$/.test(id)))).toEqual(missing);
  expect(idsOf(missing)).toEqual(all.filter((id) => !missing.has(id)));
});
