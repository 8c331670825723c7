import { History } from 'lucide-react';
import type { ConnectionView } from '../connection/connectionView.ts';
import { Bar } from '../parts/Bar.tsx';
import { BarButton } from '../parts/BarButton.tsx';
import type { Restored, Sessions } from '../sessions/sessions.ts';
import { restoredWords } from '../sessions/words.ts';

interface RestoredBarProps {
  readonly restored: Restored;
  readonly keptOn: ConnectionView['keptOn'];
  readonly sessions: Pick<Sessions, 'putBack' | 'leaveOut'>;
  readonly onToast: (text: string) => void;
}

/** Asks what is to become of the shapes and comments that a restored board lacks. It waits for the answer, and nobody has to stop for it. */
export function RestoredBar({ restored, keptOn, sessions, onToast }: RestoredBarProps) {
  const words = restoredWords(restored, keptOn);
  const putBack = (): void => {
    sessions.putBack();
    onToast(words.done);
  };
  return (
    <Bar tone="calm" icon={History} title={words.title} text={words.text}>
      {restored.missingCount === 0 ? (
        <BarButton onPress={sessions.leaveOut}>OK</BarButton>
      ) : (
        <>
          <BarButton isPrimary onPress={putBack}>
            {words.putBack}
          </BarButton>
          <BarButton onPress={sessions.leaveOut}>{words.leaveOut}</BarButton>
        </>
      )}
    </Bar>
  );
}
