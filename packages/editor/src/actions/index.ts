import type { ActionDeclaration } from './action.ts';
import { connectActions } from './connect.ts';
import { editActions } from './edit.ts';
import { historyActions } from './history.ts';
import { lineActions } from './lines.ts';
import { moveActions } from './move.ts';
import { placeActions } from './place.ts';
import { resizeActions } from './resize.ts';
import { styleActions } from './style.ts';
import { textActions } from './text.ts';
import { toolLockActions } from './toolLock.ts';
import { viewActions } from './view.ts';
import { walkActions } from './walk.ts';

/** All actions by their id, in the order of help and menus; a new one is an entry in the file of its subject. */
export const actions = {
  ...toolLockActions,
  ...lineActions,
  ...historyActions,
  ...editActions,
  ...walkActions,
  ...placeActions,
  ...textActions,
  ...styleActions,
  ...connectActions,
  ...moveActions,
  ...resizeActions,
  ...viewActions,
} satisfies Record<string, ActionDeclaration>;

export type ActionId = keyof typeof actions;
