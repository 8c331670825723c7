import { TriangleAlert } from 'lucide-react';
import './noticeBar.css';

/** Trouble that is being dealt with, in the provider's own words. Gone when the trouble is. */
export function NoticeBar({ message }: { readonly message: string }) {
  return (
    <div className="notice-bar" role="alert">
      <TriangleAlert aria-hidden="true" />
      <p>{message}</p>
    </div>
  );
}
