import { History } from 'lucide-react';
import type { OpenBoard } from '../../board/openBoard.ts';
import { Bar } from '../../parts/Bar.tsx';
import { BarButton } from '../../parts/BarButton.tsx';
import { relativeTime } from '../../parts/relativeTime.ts';
import type { Session } from '../../session.ts';
import { peopleWords } from '../historyWords.ts';
import type { Missed } from './changedSince.ts';
import { useMissed } from './useMissed.ts';

export interface AwayNoteProps {
  readonly board: OpenBoard;
  readonly session: Session;
  /** Shows what changed. */
  readonly onShow: (missed: Missed) => void;
}

/** Says quietly, to somebody who was away, that others changed the board. */
export function AwayNote({ board, session, onShow }: AwayNoteProps) {
  const { missed, forget } = useMissed(board, session);
  if (!missed) return null;
  const { people, since } = missed;
  const show = () => {
    forget();
    onShow(missed);
  };
  return (
    <Bar
      tone="calm"
      icon={History}
      text={`${peopleWords(people)} changed this board since you were here ${relativeTime(since.timeMs, Date.now())}.`}
    >
      <BarButton isPrimary staysOpen onPress={show}>
        Show what changed
      </BarButton>
      <BarButton onPress={forget}>Not now</BarButton>
    </Bar>
  );
}
