import type { Point } from '@drawbridge/board';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Panels } from '../board/usePanels.ts';
import { browserStorage, readStored } from '../storedValue.ts';
import { HANDED_OVER_KEY } from './handedOverKey.ts';
import { pickFile } from './pickFile.ts';

/** A file that somebody wants on the board. */
export interface GivenFile {
  readonly file: File;
  /** Where, if they said so, in page px. */
  readonly at?: Point | undefined;
  /** They have seen what it brings, and wanted it. */
  readonly isAgreed?: boolean;
}

interface OpenFileProps {
  readonly boardId: string;
  /** The board is on the screen. */
  readonly isOpened: boolean;
  readonly panels: Pick<Panels, 'open'>;
}

/** Files that become shapes: picked, dropped, or brought along from the page of all boards. */
export function useOpenFile({ boardId, isOpened, panels }: OpenFileProps) {
  const [given, setGiven] = useState<GivenFile>();
  const open = (next: GivenFile): void => {
    setGiven(next);
    panels.open('openFile');
  };
  const takeOver = useEffectEvent(async () => {
    const { takeHandedOver } = await import('./handOver.ts');
    const file = await takeHandedOver(boardId);
    if (file) open({ file, isAgreed: true });
  });
  useEffect(() => {
    if (!isOpened || readStored(browserStorage(), HANDED_OVER_KEY) !== boardId) return;
    // Without it, the board is empty, and the file where it was.
    takeOver().catch(() => {});
  }, [isOpened, boardId]);
  return { given, open, pick: () => pickFile((file) => open({ file })) };
}
