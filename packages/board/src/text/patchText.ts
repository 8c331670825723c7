import * as Y from 'yjs';

/** Makes the text of a shape `next`. */
export function patchText(fields: Y.Map<unknown>, next: string): void {
  const text = next.toWellFormed();
  const known = fields.get('tx');
  if (!(known instanceof Y.Text)) {
    fields.set('tx', new Y.Text(text));
    return;
  }
  if (known.toString() === text) return;
  known.delete(0, known.length);
  known.insert(0, text);
}
