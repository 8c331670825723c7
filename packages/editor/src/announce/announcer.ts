import { createListeners } from '@drawbridge/board';
import type { Clock } from '../clock.ts';
import type { Selection } from '../selection.ts';
import type { ToolDeclaration } from '../tools/tool.ts';

/** A selection that goes on changing, such as below a box that is dragged, is told when it rests. */
const REST_MS = 200;

/** Tells in words what happens, for those who cannot see it. */
export interface Announcer {
  /** Something was done; it is more to the point than what is selected after it. */
  say(words: string): void;
  onAnnouncement(listener: (words: string) => void): () => void;
  /** Looks whether the selection or the tool is another one. At the end of every frame. */
  publish(): void;
  destroy(): void;
}

interface AnnouncerDeps {
  readonly clock: Clock;
  readonly selection: Selection;
  readonly tool: () => ToolDeclaration;
  readonly describeSelection: () => string;
}

export function createAnnouncer(deps: AnnouncerDeps): Announcer {
  const { clock, selection } = deps;
  const announcements = createListeners<[string]>();
  let knownIds = selection.ids;
  let knownTool = deps.tool();
  let cancelTimer: (() => void) | undefined;

  function tellSelection(): void {
    cancelTimer = undefined;
    announcements.notify(deps.describeSelection());
  }

  function dropTimer(): void {
    cancelTimer?.();
    cancelTimer = undefined;
  }

  return {
    say(words) {
      dropTimer();
      knownIds = selection.ids;
      knownTool = deps.tool();
      announcements.notify(words);
    },
    onAnnouncement: announcements.add,
    publish() {
      const tool = deps.tool();
      if (tool !== knownTool) announcements.notify(toolWords(tool));
      if (selection.ids !== knownIds) {
        dropTimer();
        // Taking a tool lets go of the selection, which says nothing new.
        if (tool === knownTool || selection.ids.size > 0)
          cancelTimer = clock.setTimer(tellSelection, REST_MS);
      }
      knownTool = tool;
      knownIds = selection.ids;
    },
    destroy() {
      dropTimer();
      announcements.clear();
    },
  };
}

function toolWords({ label, placing }: ToolDeclaration): string {
  return placing ? `${label}. Enter puts one in the middle of the view.` : `${label}.`;
}
