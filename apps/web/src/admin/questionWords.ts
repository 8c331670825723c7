import type { AskedAction } from './askedAction.ts';

export interface QuestionWords {
  readonly title: string;
  readonly text: string;
  readonly command: string;
  readonly isDanger: boolean;
}

/** What somebody is asked before something is done. */
export function questionOf({ boardId, action, person }: AskedAction): QuestionWords {
  switch (action.kind) {
    case 'kick':
      return {
        title: `Remove ${person} from this board?`,
        text: 'Their session ends now. What they drew stays. They can come back as long as the board is open to them: lock it, or let its owner take their link back.',
        command: 'Remove',
        isDanger: true,
      };
    case 'close':
      return {
        title: 'Close this room?',
        text: 'Everybody on the board is disconnected and comes back by themselves within seconds. Nothing is lost.',
        command: 'Close room',
        isDanger: false,
      };
    case 'lock':
      return {
        title: 'Lock this board?',
        text: 'Nobody can write on it any more, its owners included; who may see it still can. Unlocking gives everybody back what they had.',
        command: 'Lock board',
        isDanger: false,
      };
    case 'unlock':
      return {
        title: 'Unlock this board?',
        text: 'Everybody can do again what they could before it was locked.',
        command: 'Unlock board',
        isDanger: false,
      };
    case 'delete':
      return {
        title: 'Delete this board for everybody?',
        text: `All that is on ${boardId} goes, with its history and its links. Whoever has it open is told. This cannot be undone.`,
        command: 'Delete for everybody',
        isDanger: true,
      };
    default:
      return action satisfies never;
  }
}

/** What is said when it was done. */
export function doneText({ action, person }: AskedAction): string {
  switch (action.kind) {
    case 'kick':
      return `${person} was removed`;
    case 'close':
      return 'The room was closed; people come back by themselves';
    case 'lock':
      return 'The board is locked';
    case 'unlock':
      return 'The board is unlocked';
    case 'delete':
      return 'The board was deleted';
    default:
      return action satisfies never;
  }
}
