import type { ActionContext, ActionDeclaration } from './action.ts';

const isAlone = ({ together }: ActionContext) => together.current.others.length === 0;

/** What one does with the others on the board; nothing of it changes the board. */
export const togetherActions = {
  stopFollowing: {
    label: 'Stop following',
    // Escape does it, too: see `cancel`.
    keys: [],
    group: 'Together',
    keepsGesture: true,
    onlyLooks: true,
    // What ended is said there.
    says: () => '',
    isEnabled: ({ together }: ActionContext) => together.current.following !== undefined,
    run: ({ together }: ActionContext) => void together.unfollow(),
  },
  bringEveryone: {
    label: 'Bring everyone to me',
    keys: [],
    group: 'Together',
    icon: 'users',
    menu: 'board',
    keepsGesture: true,
    onlyLooks: true,
    says: () => '',
    isEnabled: (context: ActionContext) => !isAlone(context) && !context.together.current.isPresenting,
    run: ({ together }: ActionContext) => together.bringEveryone(),
  },
  letEveryoneGo: {
    label: 'Stop bringing everyone to me',
    keys: [],
    group: 'Together',
    icon: 'users',
    keepsGesture: true,
    onlyLooks: true,
    says: () => '',
    isEnabled: ({ together }: ActionContext) => together.current.isPresenting,
    run: ({ together }: ActionContext) => together.letEveryoneGo(),
  },
} satisfies Record<string, ActionDeclaration>;
