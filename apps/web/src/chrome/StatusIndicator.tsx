import { CloudAlert, CloudCheck, CloudOff, CloudUpload, type LucideIcon } from 'lucide-react';
import { type ConnectionLine, connectionLine } from '../connection/connectionLine.ts';
import type { ConnectionView, Source } from '../connection/connectionView.ts';
import { useSource } from '../parts/useSource.ts';
import { Countdown } from './Countdown.tsx';
import './statusIndicator.css';

const icons: Readonly<Record<ConnectionLine['tone'], LucideIcon>> = {
  saved: CloudCheck,
  busy: CloudUpload,
  offline: CloudOff,
  stopped: CloudAlert,
};

interface StatusIndicatorProps {
  readonly connection: Source<ConnectionView>;
  readonly onRetry: () => void;
}

/** Connection and saving in words, with an icon beside them, and what can be done about it. */
export function StatusIndicator({ connection, onRetry }: StatusIndicatorProps) {
  const view = useSource(connection);
  const line = connectionLine(view);
  const Icon = icons[line.tone];
  return (
    <div className="status" data-tone={line.tone}>
      <Icon aria-hidden="true" />
      {/* Each stroke passes through "Saving…": only what leaves the ordinary is read out. */}
      <p role="status" aria-live={isOrdinary(view) ? 'off' : 'polite'} aria-atomic="false">
        {line.text}
        {line.retryAtMs === undefined ? null : <Countdown untilMs={line.retryAtMs} />}
        {line.detail === undefined ? null : ` – ${line.detail}`}
      </p>
      <StatusAction kind={view.status.kind} onRetry={onRetry} />
    </div>
  );
}

/** Of a board that is opening, the bar tells how far it is. */
function isOrdinary({ status, unconfirmed, progress }: ConnectionView): boolean {
  return (status.kind === 'synced' && unconfirmed > 0) || progress !== undefined;
}

interface StatusActionProps {
  readonly kind: ConnectionView['status']['kind'];
  readonly onRetry: () => void;
}

function StatusAction({ kind, onRetry }: StatusActionProps) {
  switch (kind) {
    case 'offline':
    case 'retrying':
      return (
        <button type="button" className="status-action" onClick={onRetry}>
          Retry now
        </button>
      );
    case 'stopped':
      return (
        <button type="button" className="status-action" onClick={() => window.location.reload()}>
          Reload
        </button>
      );
    default:
      return null;
  }
}
