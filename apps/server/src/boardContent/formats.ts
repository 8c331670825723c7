/** What is made in a process of its own, because images are in it. */
export const PICTURE_FORMATS = ['excalidraw', 'png', 'svg', 'pdf'] as const;
export const EXPORT_FORMATS = ['json', ...PICTURE_FORMATS] as const;

/** Ours: it is not made as a whole, but sent piece by piece. */
export const OWN_FORMAT = 'drawbridge';
export const FILE_FORMATS = [OWN_FORMAT, ...EXPORT_FORMATS] as const;

export type PictureFormat = (typeof PICTURE_FORMATS)[number];
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export type FileFormat = (typeof FILE_FORMATS)[number];

/** Those that can have the drawing itself in them. */
export const SCENE_FORMATS: readonly FileFormat[] = ['png', 'svg'];

export const MIME_TYPES: Readonly<Record<FileFormat, string>> = {
  drawbridge: 'application/json; charset=utf-8',
  json: 'application/json; charset=utf-8',
  excalidraw: 'application/json; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml; charset=utf-8',
  pdf: 'application/pdf',
};

/** How the name of such a file ends: of one with the drawing in it, as Excalidraw calls it. */
export function endingOf({
  format,
  hasScene,
}: {
  readonly format: ExportFormat;
  readonly hasScene: boolean;
}): string {
  return hasScene ? `excalidraw.${format}` : format;
}
