/** A page in a tab of its own, which learns nothing of this one and can do nothing to it. */
export function openTab(address: string): void {
  window.open(address, '_blank', 'noopener,noreferrer');
}
