import type { Point } from '@drawbridge/board';
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

const NOT_LOADED = 'Copying and pasting could not be loaded. Try again when there is a network.';
const NOT_YET = 'Copying was not loaded yet. Press the keys once more.';

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

  /** The selection as it is copied. Undefined when it cannot be, which is said. */
  function describe({ describeCopied }: Work): Copied | undefined {
    const copied = describeCopied(exchange.selected(), deps.files.baseUrl);
    if (!('problem' in copied)) return copied;
    onProblem(copied.problem);
    return undefined;
  }

  /** Answers the event while it lasts, and whether the selection is on the clipboard then. */
  function answer(event: CopyEvent): boolean {
    if (editor.selectedIds.size === 0) return false;
    event.preventDefault();
    if (editor.input.isGesturing || !event.clipboardData) return false;
    if (!work) {
      onProblem(NOT_YET);
      void load();
      return false;
    }
    const copied = describe(work);
    if (copied) fillClipboard(event.clipboardData, copied);
    return copied !== undefined;
  }

  function say(verb: string): void {
    const { size } = editor.selectedIds;
    editor.exchange.announce(`${verb} ${size === 1 ? '1 shape' : `${size} shapes`}`);
  }

  /** From a menu. Answers whether the selection is on the clipboard then. */
  async function copyBy(verb: 'copy' | 'cut'): Promise<boolean> {
    const loaded = await load();
    const copied = loaded && editor.selectedIds.size > 0 ? describe(loaded) : undefined;
    if (!loaded || !copied) return false;
    if (deps.copyByEvent((data) => fillClipboard(data, copied))) return true;
    try {
      await loaded.writeSystemClipboard(copied);
      return true;
    } catch {
      onProblem(byKey(verb, deps.isMac));
      return false;
    }
  }

  function finishCut(isCopied: boolean): void {
    if (!isCopied) return;
    say('Cut');
    exchange.remove(exchange.selected());
  }

  function finishCopy(isCopied: boolean): void {
    if (isCopied) say('Copied');
  }

  async function put(pasted: Pasted, isPlain: boolean, at: Point | undefined): Promise<void> {
    const loaded = await load();
    await loaded?.paste(pasted, { editor, files: deps.files, at, isPlain, onProblem });
  }

  return {
    onCopy: (event) => finishCopy(answer(event)),
    onCut: (event) => finishCut(answer(event)),
    onPaste(event, isPlain) {
      event.preventDefault();
      if (editor.input.isGesturing || !event.clipboardData) return;
      void put(takeOut(event.clipboardData), isPlain, exchange.pointer);
    },
    copy: async () => finishCopy(await copyBy('copy')),
    cut: async () => finishCut(await copyBy('cut')),
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
