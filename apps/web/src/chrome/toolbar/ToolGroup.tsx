import type { Editor, ToolButton } from '@drawbridge/editor';
import { type KeyboardEvent, type ToggleEvent, useId, useRef, useState } from 'react';
import { walkButtons } from '../../keyboard/walkButtons.ts';
import { placeAbove } from '../../parts/placeAbove.ts';
import { TipButton } from '../../parts/TipButton.tsx';
import { Tool } from './Tool.tsx';
import { ToolIcon } from './ToolIcon.tsx';

/** What a group is called; one that is not here has its id for a name. */
const labels: Readonly<Record<string, string>> = {
  shapes: 'More shapes',
  more: 'More tools',
};

interface ToolGroupProps {
  readonly editor: Editor;
  readonly group: string;
  readonly tools: readonly ToolButton[];
  readonly toolId: string;
}

/**
 * Tools that share a button, which shows the one used last. Pressing it takes that tool and shows the others above it;
 * they go with the first stroke.
 */
export function ToolGroup({ editor, group, tools, toolId }: ToolGroupProps) {
  const flyout = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLDivElement>(null);
  const flyoutId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const chosen = tools.find(({ id }) => id === toolId);
  const [lastUsed, setLastUsed] = useState(tools[0]);
  if (chosen !== undefined && chosen !== lastUsed) setLastUsed(chosen);
  const shown = chosen ?? lastUsed;
  if (shown === undefined) return null;

  // The state comes with an event, later than the next key of somebody quick.
  const isShown = () => flyout.current?.matches(':popover-open') === true;
  const show = () => {
    if (isShown()) return flyout.current?.hidePopover();
    if (chosen === undefined) editor.setTool(shown.id);
    flyout.current?.showPopover();
  };
  const followToggle = (event: ToggleEvent<HTMLDivElement>) => {
    setIsOpen(event.newState === 'open');
    if (event.newState === 'open') placeAbove(event.currentTarget, button.current);
  };
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' || !isShown()) return;
    event.preventDefault();
    event.stopPropagation();
    // Not the pressed one: of that, too, one hears later than of the key.
    flyout.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the button in it
    <div ref={button} className="tool-group" onKeyDown={enter}>
      <TipButton
        label={labels[group] ?? group}
        side="above"
        className="icon-button tool"
        aria-pressed={chosen !== undefined}
        aria-haspopup="true"
        aria-expanded={isOpen}
        aria-controls={flyoutId}
        tabIndex={chosen === undefined ? -1 : 0}
        data-tool-group={group}
        onClick={show}
      >
        <ToolIcon name={shown.icon} />
        <span className="tool-more" />
      </TipButton>
      <div
        ref={flyout}
        id={flyoutId}
        popover="auto"
        role="toolbar"
        aria-label={labels[group] ?? group}
        className="popover tool-flyout"
        onKeyDown={walkButtons}
        onToggle={followToggle}
      >
        {tools.map((tool) => (
          <Tool
            key={tool.id}
            editor={editor}
            tool={tool}
            isChosen={tool.id === toolId}
            hasTabStop={tool.id === shown.id}
            onChoose={() => flyout.current?.hidePopover()}
          />
        ))}
      </div>
    </div>
  );
}
