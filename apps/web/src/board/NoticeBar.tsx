import { TriangleAlert } from 'lucide-react';
import type { ShownNotice } from '../connection/shownNotice.ts';
import './noticeBar.css';

/** Trouble that is being dealt with, in the provider's own words. Gone when the trouble is. */
export function NoticeBar({ message, isBelowStatus }: ShownNotice) {
  return (
    <div className={isBelowStatus ? 'notice-bar below-status' : 'notice-bar'} role="alert">
      <TriangleAlert aria-hidden="true" />
      <p>{message}</p>
    </div>
  );
}
