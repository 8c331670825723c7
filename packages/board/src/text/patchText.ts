import * as Y from 'yjs';
import { TEXT_KEY } from '../shapes/textField.ts';
import { textDiff } from './textDiff.ts';

/**
 * Makes the text of a shape `next`, by as few letters as possible: those that others type at the same time stay. A shape
 * without a text gets one, and a plain string becomes one that several people can edit. To be called in a transaction.
 */
export function patchText(fields: Y.Map<unknown>, next: string): void {
  const stored = fields.get(TEXT_KEY);
  // Half a surrogate pair would be another character here than for everybody who gets it as UTF-8.
  const text = next.toWellFormed();
  if (stored instanceof Y.Text) changeText(stored, text);
  else if (text !== (typeof stored === 'string' ? stored : '')) fields.set(TEXT_KEY, new Y.Text(text));
}

function changeText(stored: Y.Text, text: string): void {
  for (const { at, remove, insert } of textDiff(stored.toString(), text).reverse()) {
    if (remove > 0) stored.delete(at, remove);
    if (insert) stored.insert(at, insert);
  }
}
