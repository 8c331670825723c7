import type { Point, Shape } from '@drawbridge/board';
import type { Editor } from '@drawbridge/editor';
import type { Copied } from '@drawbridge/formats';
import type { Files } from '../files/files.ts';
import { byKey } from './byKey.ts';
import { fillClipboard } from './fillClipboard.ts';
import { type Pasted, takeOut } from './pasted.ts';
import type { PictureFormat } from './pictures/pictureOrder.ts';

/** Loaded later than the rest of the page. */
export type Work = typeof import('./clipboardWork.ts');

/** The part of a clipboard event that is looked at. */
export type CopyEvent = Pick<ClipboardEvent, 'clipboardData' | 'preventDefault'>;

/** Copies shapes off the board and puts on it what was copied, by keys, which always work, and from menus. */
export interface Clipboard {
  /** What the browser makes of Ctrl+C, Ctrl+X and Ctrl+V. */
  onCopy(event: CopyEvent): void;
  onCut(event: CopyEvent): void;
  onPaste(event: CopyEvent, isPlain: boolean): void;
  /** From a menu, or by a key that makes no event. */
  copy(): Promise<void>;
  cut(): Promise<void>;
  paste(isPlain: boolean): Promise<void>;
  copyPicture(format: PictureFormat): Promise<void>;
  /** Loads what all this takes. */
  preload(): void;
}

export interface ClipboardDeps {
  readonly editor: Editor;
  readonly files: Files;
  readonly loadWork: () => Promise<Work>;
  /** Makes an event for copying, in which `fill` puts something on the clipboard. False where the browser makes none. */
  readonly copyByEvent: (fill: (data: DataTransfer) => void) => boolean;
  /** Where to paste when the pointer is not over the board: such as where a menu was opened. */
  readonly menuPoint: () => Point | undefined;
  readonly isMac: boolean;
  readonly onDone: (message: string) => void;
  readonly onProblem: (message: string) => void;
}

/** What was selected when it was copied. */
interface Taken {
  readonly copied: Copied;
  readonly shapes: readonly Shape[];
  /** As people count them: a group or a frame is one. */
  readonly count: number;
}

/** What is done once it is on the clipboard. */
type Finish = (taken: Taken) => void;

const NOT_LOADED = 'Copying and pasting could not be loaded. Try again when there is a network.';

export function createClipboard(deps: ClipboardDeps): Clipboard {
  const { editor, onProblem } = deps;
  const { exchange } = editor;
  let work: Work | undefined;

  /** Undefined when it cannot be had, which is said. */
  async function load(): Promise<Work | undefined> {
    try {
      work ??= await deps.loadWork();
    } catch {
      onProblem(NOT_LOADED);
    }
    return work;
  }

  /** The selection of now. Undefined when it cannot be copied, which is said. */
  function describe({ describeCopied }: Work): Taken | undefined {
    const shapes = exchange.selected();
    const copied = describeCopied(shapes, deps.files.baseUrl);
    if (!('problem' in copied)) return { copied, shapes, count: editor.selectedIds.size };
    onProblem(copied.problem);
    return undefined;
  }

  /** Answers the event while it lasts, and calls back when the selection is on the clipboard. */
  function answer(event: CopyEvent, verb: 'copy' | 'cut', finish: Finish): void {
    if (editor.selectedIds.size === 0) return;
    event.preventDefault();
    if (editor.input.isGesturing || !event.clipboardData) return;
    // In the first moments of a page the event is over before there is anything to put into it.
    if (!work) return void copyBy(verb, finish);
    const taken = describe(work);
    if (!taken) return;
    fillClipboard(event.clipboardData, taken.copied);
    finish(taken);
  }

  function say(verb: string, { count }: Taken): void {
    exchange.announce(`${verb} ${count === 1 ? '1 shape' : `${count} shapes`}`);
  }

  /** Without an event of the browser. Calls back when the selection is on the clipboard. */
  async function copyBy(verb: 'copy' | 'cut', finish: Finish): Promise<void> {
    const loaded = await load();
    const taken = loaded && editor.selectedIds.size > 0 ? describe(loaded) : undefined;
    if (!loaded || !taken) return;
    try {
      const isDone = deps.copyByEvent((data) => fillClipboard(data, taken.copied));
      if (!isDone) await loaded.writeSystemClipboard(taken.copied);
    } catch {
      onProblem(byKey(verb, deps.isMac));
      return;
    }
    finish(taken);
  }

  /** Takes off the board what is on the clipboard: other shapes may be selected by now. */
  function finishCut(taken: Taken): void {
    say('Cut', taken);
    exchange.remove(taken.shapes);
  }

  const finishCopy = (taken: Taken): void => say('Copied', taken);

  async function put(pasted: Pasted, isPlain: boolean, at: Point | undefined): Promise<void> {
    const loaded = await load();
    await loaded?.paste(pasted, { editor, files: deps.files, at, isPlain, onProblem });
  }

  return {
    onCopy: (event) => answer(event, 'copy', finishCopy),
    onCut: (event) => answer(event, 'cut', finishCut),
    onPaste(event, isPlain) {
      event.preventDefault();
      if (editor.input.isGesturing || !event.clipboardData) return;
      void put(takeOut(event.clipboardData), isPlain, exchange.pointer);
    },
    copy: () => copyBy('copy', finishCopy),
    cut: () => copyBy('cut', finishCut),
    async paste(isPlain) {
      const at = exchange.pointer ?? deps.menuPoint();
      const loaded = await load();
      const pasted = await loaded?.readSystemClipboard().catch(() => undefined);
      if (pasted) await put(pasted, isPlain, at);
      else if (loaded) onProblem(byKey('paste', deps.isMac));
    },
    async copyPicture(format) {
      const loaded = await load();
      const selected = exchange.selected();
      await loaded?.copyPicture(format, selected.length > 0 ? selected : exchange.all(), deps);
    },
    preload: () => void load(),
  };
}
