import type { ActionDeclaration } from './action.ts';
import { editActions } from './edit.ts';
import { historyActions } from './history.ts';
import { moveActions } from './move.ts';
import { toolLockActions } from './toolLock.ts';
import { viewActions } from './view.ts';

/** All actions by their id, in the order of help and menus; a new one is an entry in the file of its subject. */
export const actions = {
  ...toolLockActions,
  ...historyActions,
  ...editActions,
  ...moveActions,
  ...viewActions,
} satisfies Record<string, ActionDeclaration>;

export type ActionId = keyof typeof actions;
