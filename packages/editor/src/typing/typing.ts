import {
  createListeners,
  type NewShape,
  type ShapeId,
  type StoreChange,
  type Style,
  type TextShape,
} from '@drawbridge/board';
import { labelOf } from '@drawbridge/shapes';
import { describeShape } from '../announce/describe.ts';
import { typeNameOf } from '../announce/typeName.ts';
import type { Selection } from '../selection.ts';
import {
  blankText,
  createTypedText,
  type Labelled,
  type TypedText,
  type TypedTextDeps,
} from './typedText.ts';

/** Which text is being edited in place, if any. Tools open one; the field on the page shows it. */
export interface Typing {
  /** The same object from begin to end. */
  readonly current: TypedText | undefined;
  /** Opens the text of a shape: its own, its label, its name. False when it can have none, is locked or gone. */
  editText(id: ShapeId): boolean;
  /** Opens a text that comes onto the board with the first letter. */
  writeText(shape: NewShape<TextShape>): void;
  /**
   * The text was taken away from whoever was typing in it: the keys they go on to press are letters, and no commands. Asked with each
   * of them, as their next pause ends that.
   */
  swallowsKey(): boolean;
  /** Keeps what was written, and closes. A text without letters goes. */
  end(): void;
  /** How a text is to look that is not on the board yet, and so cannot be selected. */
  restyle(patch: Partial<Style>): void;
  /** To be called after each change of the store. */
  follow(change: StoreChange): void;
  /** A text was opened or closed, or the one that is open looks different. At once, not with the next frame. */
  onChange(listener: () => void): () => void;
  destroy(): void;
}

interface TypingDeps extends Omit<TypedTextDeps, 'onChange'> {
  readonly selection: Selection;
  readonly isReadOnly: () => boolean;
  /** Whether what was written is selected afterwards: a tool that is locked goes on with the next text. */
  readonly keepsSelection: () => boolean;
  /** For those who cannot see what was written. */
  readonly say: (words: string) => void;
  /** Something that others, or the canvas, may have to show. */
  readonly onChange: () => void;
}

/** Somebody who types makes no longer pauses between two letters than this. */
const STRAY_KEYS_MS = 1500;

const DELETED_NOTICE = 'Somebody else deleted what you were writing in.';

export function createTyping(deps: TypingDeps): Typing {
  const { store, selection } = deps;
  const changes = createListeners<[]>();
  const textDeps = { ...deps, onChange: notify };
  let current: TypedText | undefined;
  let lastStrayKeyMs = -Infinity;

  function notify(): void {
    changes.notify();
    deps.onChange();
  }

  function open(shape: Labelled): void {
    current = createTypedText(textDeps, shape);
    notify();
  }

  function close(outcome: 'keep' | 'drop'): void {
    const closed = current;
    if (!closed) return;
    // First of all: what the rest does to the store must not come back here.
    current = undefined;
    closed.close(outcome);
    selection.set(deps.keepsSelection() ? [closed.id] : []);
    const shape = store.get(closed.id);
    deps.say(shape ? `${describeShape(shape, typeNameOf(shape))}.` : 'No text.');
    notify();
  }

  return {
    get current() {
      return current;
    },

    editText(id) {
      close('keep');
      const shape = store.get(id);
      if (!shape || !('text' in shape) || shape.locked || deps.isReadOnly() || !labelOf(shape)) return false;
      selection.set([id]);
      open(shape);
      return true;
    },

    writeText(shape) {
      close('keep');
      if (!deps.isReadOnly()) open(blankText(shape));
    },

    swallowsKey() {
      const nowMs = deps.clock.now();
      if (nowMs - lastStrayKeyMs >= STRAY_KEYS_MS) return false;
      lastStrayKeyMs = nowMs;
      return true;
    },
    end: () => close('keep'),
    restyle: (patch) => current?.restyle(patch),

    follow(change) {
      if (!current) return;
      // Selected, the style panel speaks of it.
      if (change.added.has(current.id)) selection.set([current.id]);
      if (!change.removed.has(current.id)) return current.follow(change);
      if (!change.local) {
        deps.onNotice(DELETED_NOTICE);
        lastStrayKeyMs = deps.clock.now();
      }
      close('drop');
    },

    onChange: changes.add,

    destroy() {
      close('keep');
      changes.clear();
    },
  };
}
