import { useEffectEvent, useLayoutEffect } from 'react';

/** A file may be dropped anywhere on the page, which it would otherwise replace. */
export function useDroppedFile(onDrop: (file: File) => void): void {
  const take = useEffectEvent(onDrop);
  useLayoutEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      const [file] = event.dataTransfer?.files ?? [];
      if (!file) return;
      event.preventDefault();
      if (document.querySelector('dialog[open]') === null) take(file);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
    };
  }, []);
}
