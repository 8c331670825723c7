import type { ActionDeclaration } from './action.ts';
import { alignActions } from './align.ts';
import { connectActions } from './connect.ts';
import { editActions } from './edit.ts';
import { flipActions } from './flip.ts';
import { flowchartActions } from './flowchart.ts';
import { frameActions } from './frame.ts';
import { groupActions } from './group.ts';
import { historyActions } from './history.ts';
import { lineActions } from './lines.ts';
import { lockActions } from './lock.ts';
import { moveActions } from './move.ts';
import { orderActions } from './order.ts';
import { placeActions } from './place.ts';
import { pointActions } from './points.ts';
import { resizeActions } from './resize.ts';
import { styleActions } from './style.ts';
import { textActions } from './text.ts';
import { togetherActions } from './together.ts';
import { toolLockActions } from './toolLock.ts';
import { viewActions } from './view.ts';
import { walkActions } from './walk.ts';

/** All actions by their id, in the order of help and menus; a new one is an entry in the file of its subject. */
export const actions = {
  ...toolLockActions,
  ...lineActions,
  ...historyActions,
  ...pointActions,
  ...editActions,
  ...walkActions,
  ...placeActions,
  ...textActions,
  ...styleActions,
  ...connectActions,
  ...flowchartActions,
  ...orderActions,
  ...alignActions,
  ...flipActions,
  ...groupActions,
  ...frameActions,
  ...lockActions,
  ...moveActions,
  ...resizeActions,
  ...viewActions,
  ...togetherActions,
} satisfies Record<string, ActionDeclaration>;

export type ActionId = keyof typeof actions;
