import { type ReactNode, useLayoutEffect } from 'react';
import { Mark } from './Mark.tsx';
import './messagePage.css';

interface MessagePageProps {
  readonly title: string;
  readonly text: string;
  /** The ways on: buttons and links. */
  readonly children: ReactNode;
}

/** A page that holds one message and the ways on from it. The canvas behind it, if there is one, is out of reach. */
export function MessagePage({ title, text, children }: MessagePageProps) {
  useLayoutEffect(keepFromCanvas, []);
  return (
    <main className="message-page">
      <div className="message">
        <Mark />
        <h1>{title}</h1>
        <p>{text}</p>
        <div className="message-actions">{children}</div>
      </div>
    </main>
  );
}

/** Whoever cannot see the canvas must not change anything on it, by a key that was meant for the page or in a text that is open. */
function keepFromCanvas(): (() => void) | undefined {
  const behind = document.querySelector<HTMLElement>('body > main');
  if (behind === null) return undefined;
  behind.inert = true;
  return () => {
    behind.inert = false;
  };
}
