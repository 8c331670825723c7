import type { Editor } from '@drawbridge/editor';
import type { ThemeName } from '@drawbridge/shapes';
import type { OpenBoard } from '../board/openBoard.ts';
import type { Session } from '../session.ts';
import type { HistoryClient } from './historyClient.ts';

/** What it takes to show the board as it was, or as it would be, in place of the one of today. */
export interface Looking {
  readonly client: HistoryClient;
  readonly board: OpenBoard;
  readonly session: Session;
  readonly theme: ThemeName;
  /** The board that keys are for. */
  readonly onPreview: (editor: Editor | undefined) => void;
}
