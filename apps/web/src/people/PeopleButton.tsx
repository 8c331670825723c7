import type { Companion, Editor } from '@drawbridge/editor';
import { Users } from 'lucide-react';
import { Suspense, type ToggleEvent, useId, useRef, useState } from 'react';
import { peopleList } from '../board/lazyParts.ts';
import { TipButton } from '../parts/TipButton.tsx';
import type { RemovePerson } from './RemovePerson.tsx';
import { othersLabel } from './words.ts';
import './peopleList.css';

interface PeopleButtonProps {
  readonly editor: Editor;
  readonly others: readonly Companion[];
  /** How many of them have no face beside it. */
  readonly hiddenCount: number;
  readonly onRemove: RemovePerson | undefined;
}

/** Opens the list of everybody here. A native popover: closes on Escape and on a click outside. */
export function PeopleButton({ editor, others, hiddenCount, onRemove }: PeopleButtonProps) {
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const followToggle = ({ newState }: ToggleEvent) => setIsOpen(newState === 'open');
  return (
    <>
      <TipButton
        label={othersLabel(others)}
        className="avatar-button people-button"
        aria-haspopup="true"
        aria-expanded={isOpen}
        popoverTarget={listId}
      >
        {hiddenCount > 0 ? (
          <span className="avatar more" data-letters={`+${hiddenCount}`} />
        ) : (
          <Users aria-hidden="true" />
        )}
        <span className="avatar more count" data-letters={others.length} />
      </TipButton>
      <div ref={list} id={listId} popover="auto" className="popover people-list" onToggle={followToggle}>
        {isOpen ? (
          <Suspense>
            <peopleList.Part editor={editor} onRemove={onRemove} onDone={() => list.current?.hidePopover()} />
          </Suspense>
        ) : null}
      </div>
    </>
  );
}
