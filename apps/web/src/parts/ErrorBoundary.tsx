import { Component, type ReactNode } from 'react';
import { MessagePage } from './MessagePage.tsx';

/** Catches what a component throws while rendering. A class because React offers nothing else for it. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <MessagePage
        title="Something went wrong on this page"
        text="Your work is safe: what you drew is still being saved in the background. Reload to go on."
      >
        <button type="button" className="button primary" onClick={() => window.location.reload()}>
          Reload
        </button>
      </MessagePage>
    );
  }
}
