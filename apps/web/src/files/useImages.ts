import type { Point } from '@drawbridge/board';
import type { Editor } from '@drawbridge/editor';
import { useEffectEvent, useLayoutEffect } from 'react';
import { isCovered } from '../parts/isCovered.ts';
import type { Files } from './files.ts';

interface ImageProps {
  readonly editor: Editor;
  readonly files: Files;
  /** In words for the person who wanted an image. */
  readonly onProblem: (message: string) => void;
  /** A file was dropped that is more than an image, or none. */
  readonly onOther: (file: File, at: Point) => void;
}

/** Lets images come onto the board: picked with the image tool, or dropped. */
export function useImages({ editor, files, onProblem, onOther }: ImageProps): void {
  const insert = useEffectEvent(async (blobs: readonly Blob[], at?: Point) => {
    const { insertFiles } = await import('./insertFiles.ts');
    await insertFiles(blobs, { editor, files, onProblem }, at);
  });
  const sort = useEffectEvent(async (dropped: readonly File[], at: Point) => {
    const { sortDropped } = await import('../openFile/sortDropped.ts');
    const { pictures, others } = await sortDropped(dropped);
    const [first] = others;
    if (pictures.length > 0) await insert(pictures, at);
    if (first) onOther(first, at);
    if (others.length > 1)
      onProblem(`Files are opened one at a time: this is the first of ${others.length}.`);
  });
  const complain = useEffectEvent(onProblem);

  // Before the page is painted: what looks ready can be pressed and dropped on.
  useLayoutEffect(
    () => editor.onPickImages((at) => pickFiles((picked) => void insert(picked, at))),
    [editor],
  );
  useLayoutEffect(() => listenToDrops(editor, (dropped, at) => void sort(dropped, at)), [editor]);
  useLayoutEffect(
    () => files.onRefused((_name, message) => complain(`An image was not stored. ${message}`)),
    [files],
  );
}

/** Only to be called while a key or button is handled: browsers open no picker by themselves. */
function pickFiles(onPicked: (files: readonly File[]) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/*,application/pdf';
  input.multiple = true;
  input.addEventListener('change', () => onPicked([...(input.files ?? [])]));
  input.click();
}

/** Files may be dropped anywhere on the page; outside of the canvas they would otherwise replace it. */
function listenToDrops(editor: Editor, onDrop: (files: readonly File[], at: Point) => void): () => void {
  const over = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };
  const drop = (event: DragEvent): void => {
    const dropped = [...(event.dataTransfer?.files ?? [])];
    if (dropped.length === 0) return;
    event.preventDefault();
    if (isCovered(document)) return;
    onDrop(dropped, editor.screenToPage({ x: event.clientX, y: event.clientY }));
  };
  document.addEventListener('dragover', over);
  document.addEventListener('drop', drop);
  return () => {
    document.removeEventListener('dragover', over);
    document.removeEventListener('drop', drop);
  };
}
