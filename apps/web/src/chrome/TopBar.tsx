import type { Editor } from '@drawbridge/editor';
import { CircleQuestionMark, Share2 } from 'lucide-react';
import type { PanelName } from '../board/usePanels.ts';
import { CommentsButton } from '../comments/CommentsButton.tsx';
import type { Discussion } from '../comments/discussion.ts';
import type { ConnectionView, Source } from '../connection/connectionView.ts';
import { hasFeature } from '../features.ts';
import { TipButton } from '../parts/TipButton.tsx';
import type { RemovePerson } from '../people/RemovePerson.tsx';
import type { Profile } from '../profile/profile.ts';
import type { ThemeSwitch } from '../theme/theme.ts';
import { AvatarStack } from './AvatarStack.tsx';
import { BoardTitle } from './BoardTitle.tsx';
import { Brand } from './Brand.tsx';
import { NewBoard } from './NewBoard.tsx';
import { StatusIndicator } from './StatusIndicator.tsx';
import { ThemeMenu } from './ThemeMenu.tsx';
import './topBar.css';

interface TopBarProps {
  readonly editor: Editor;
  readonly connection: Source<ConnectionView>;
  readonly profile: Profile;
  readonly theme: ThemeSwitch;
  /** What the board is called, and how to call it something else where one may. */
  readonly name: string;
  readonly onRename: ((name: string) => void) | undefined;
  readonly onRetry: () => void;
  /** For owners of the board. */
  readonly onRemove: RemovePerson | undefined;
  readonly discussion: Discussion;
  readonly onOpen: (panel: PanelName) => void;
}

/** Left: where one is and whether it is saved. Right: who is here and what concerns the whole board. */
export function TopBar(props: TopBarProps) {
  const { editor, connection, profile, theme, name, discussion, onRename, onRetry, onRemove, onOpen } = props;
  return (
    <header className="top-bar">
      <div className="panel where">
        <Brand />
        <BoardTitle name={name} onRename={onRename} />
        <span className="divider" />
        <NewBoard />
        <StatusIndicator connection={connection} onRetry={onRetry} />
      </div>
      <div className="panel">
        <AvatarStack
          self={profile}
          editor={editor}
          onRemove={onRemove}
          onOpenProfile={() => onOpen('profile')}
        />
        <button type="button" className="button primary share" onClick={() => onOpen('share')}>
          <Share2 aria-hidden="true" />
          <span>Share</span>
        </button>
        {hasFeature('comments') ? <CommentsButton discussion={discussion} /> : null}
        <ThemeMenu theme={theme} />
        <TipButton
          className="icon-button help-button"
          label="Help and shortcuts"
          shortcut="?"
          onClick={() => onOpen('help')}
        >
          <CircleQuestionMark aria-hidden="true" />
        </TipButton>
      </div>
    </header>
  );
}
