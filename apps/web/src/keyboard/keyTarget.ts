/** What this file needs of an element. */
export interface KeyTarget {
  readonly tagName: string;
  readonly isContentEditable: boolean;
}

/** Whether a key pressed on `target` belongs to that element rather than to the board. */
export function ownsKey(target: KeyTarget, key: string): boolean {
  if (target.isContentEditable) return true;
  switch (target.tagName) {
    case 'INPUT':
    case 'TEXTAREA':
    case 'SELECT':
      return true;
    case 'BUTTON':
    case 'A':
      return key === 'Enter' || key === ' ';
    default:
      return false;
  }
}
