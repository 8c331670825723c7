import type { ReactNode } from 'react';
import { Mark } from './Mark.tsx';
import './messagePage.css';

interface MessagePageProps {
  readonly title: string;
  readonly text: string;
  /** The ways on: buttons and links. */
  readonly children: ReactNode;
}

/** A page that holds one message and the ways on from it. */
export function MessagePage({ title, text, children }: MessagePageProps) {
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
