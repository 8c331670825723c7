import { Info, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { ShownNotice } from '../connection/shownNotice.ts';
import { Bar } from '../parts/Bar.tsx';
import { BarButton } from '../parts/BarButton.tsx';

/** In the provider's own words: trouble that is being dealt with, gone when the trouble is; or a fact to know once. */
export function NoticeBar({ message, isLasting }: ShownNotice) {
  const [isPutAway, setPutAway] = useState(false);
  if (isPutAway) return null;
  if (!isLasting) return <Bar tone="warn" icon={TriangleAlert} text={message} />;
  return (
    <Bar tone="calm" icon={Info} text={message}>
      <BarButton onPress={() => setPutAway(true)}>OK</BarButton>
    </Bar>
  );
}
