import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** What is said about the canvas, where people and screen readers look for it: beside it, in the page's main part. */
export function BesideCanvas({ children }: { readonly children: ReactNode }) {
  const main = document.querySelector('main');
  return main && createPortal(children, main);
}
