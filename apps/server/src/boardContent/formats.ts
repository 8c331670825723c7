/** What a board can be written as. */
export const TEXT_FORMATS = ['json', 'excalidraw'] as const;
export const PICTURE_FORMATS = ['png', 'svg', 'pdf'] as const;
export const EXPORT_FORMATS = [...TEXT_FORMATS, ...PICTURE_FORMATS] as const;

export type TextFormat = (typeof TEXT_FORMATS)[number];
export type PictureFormat = (typeof PICTURE_FORMATS)[number];
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Those that can have the drawing itself in them. */
export const SCENE_FORMATS: readonly ExportFormat[] = ['png', 'svg'];

export function isTextFormat(format: ExportFormat): format is TextFormat {
  return TEXT_FORMATS.some((known) => known === format);
}

export const MIME_TYPES: Readonly<Record<ExportFormat, string>> = {
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
