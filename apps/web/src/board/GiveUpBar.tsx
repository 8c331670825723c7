import { CloudOff } from 'lucide-react';
import type { ConnectionView } from '../connection/connectionView.ts';
import { GIVE_UP_MS, giveUpWords } from '../connection/giveUp.ts';
import { Bar } from '../parts/Bar.tsx';
import { BarButton } from '../parts/BarButton.tsx';
import { useElapsed } from '../parts/useElapsed.ts';

interface GiveUpBarProps {
  readonly view: ConnectionView;
  readonly onRetry: () => void;
}

/** Says plainly that the server is gone, after a time in which it ought to have come back. It is still tried quietly. */
export function GiveUpBar({ view, onRetry }: GiveUpBarProps) {
  if (!useElapsed(view.failingSinceMs, GIVE_UP_MS)) return null;
  return (
    <Bar tone="warn" icon={CloudOff} text={giveUpWords(view)}>
      <BarButton staysOpen onPress={onRetry}>
        Try again
      </BarButton>
    </Bar>
  );
}
