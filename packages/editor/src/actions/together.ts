import { REACTIONS, type Reaction } from '@drawbridge/board';
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
  cursorChat: {
    label: 'Say something at the cursor',
    keys: ['/'],
    group: 'Together',
    icon: 'message-circle',
    menu: 'board',
    onlyLooks: true,
    says: () => '',
    isEnabled: (context: ActionContext) => !isAlone(context),
    run(context: ActionContext) {
      if (!isAlone(context)) context.together.chat.open();
    },
  },
  reactThumbsUp: reacting(REACTIONS[0]),
  reactHeart: reacting(REACTIONS[1]),
  reactParty: reacting(REACTIONS[2]),
  reactLaughter: reacting(REACTIONS[3]),
  reactSurprise: reacting(REACTIONS[4]),
  reactEyes: reacting(REACTIONS[5]),
} satisfies Record<string, ActionDeclaration>;

function reacting(reaction: Reaction): ActionDeclaration {
  return {
    label: `${reaction.emoji} React with ${reaction.name}`,
    keys: [],
    group: 'Together',
    icon: 'smile-plus',
    menu: 'board',
    submenu: 'React',
    keepsGesture: true,
    onlyLooks: true,
    says: () => '',
    run: ({ together }: ActionContext) => together.react(reaction),
  };
}
