import type { Preview } from './usePreview.ts';

interface ExportPreviewProps {
  readonly preview: Preview;
  /** What is said about the size. */
  readonly size: string;
}

/** How it will look, and how large it is. */
export function ExportPreview({ preview, size }: ExportPreviewProps) {
  return (
    <figure className="export-preview">
      <div className="export-sheet" data-state={preview.kind}>
        {preview.kind === 'drawn' ? <img src={preview.url} alt="What will be saved" /> : null}
        {preview.kind === 'failed' ? <p>The preview could not be drawn. Saving may still work.</p> : null}
      </div>
      <figcaption role="status">{size}</figcaption>
    </figure>
  );
}
