import { TriangleAlert } from 'lucide-react';
import type { ConnectionView } from '../connection/connectionView.ts';
import { Bar } from '../parts/Bar.tsx';
import { BarButton } from '../parts/BarButton.tsx';
import { saveFile } from '../parts/saveFile.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { refusedWords } from '../sessions/words.ts';

interface RefusedBarProps {
  readonly message: string;
  readonly keptOn: ConnectionView['keptOn'];
  readonly boardId: string;
  readonly sessions: Pick<Sessions, 'tryRefusedAgain' | 'dropRefused' | 'encodeRefused'>;
}

/** Work that the server took neither at first nor the second time: why, and what can be done with it. */
export function RefusedBar({ message, keptOn, boardId, sessions }: RefusedBarProps) {
  const words = refusedWords(message, keptOn);
  const download = (): void => {
    for (const bytes of sessions.encodeRefused()) saveFile(`${boardId}.drawbridge`, bytes);
  };
  return (
    <Bar tone="warn" icon={TriangleAlert} title={words.title} text={words.text}>
      <BarButton onPress={sessions.tryRefusedAgain}>Try again</BarButton>
      <BarButton staysOpen onPress={download}>
        Download the drawing
      </BarButton>
      <BarButton onPress={sessions.dropRefused}>Leave them out</BarButton>
    </Bar>
  );
}
