import type { Editor, RememberedStyles } from '@drawbridge/editor';
import { readStored, type TextStorage, writeStored } from '../storedValue.ts';

const KEY = 'drawbridge:styles';

/** Gives the editor the styles that this browser remembers, and remembers those that are chosen in it; returns the stop. */
export function rememberStyles(editor: Editor, storage: TextStorage | undefined): () => void {
  editor.restoreStyles(parseJson(readStored(storage, KEY)));
  let kept: RememberedStyles | undefined;
  return editor.onUiChange(() => {
    const { styles } = editor.ui;
    if (styles === kept) return;
    kept = styles;
    writeStored(storage, KEY, JSON.stringify(styles));
  });
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
