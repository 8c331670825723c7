/** What a board can be written as. */
export const TEXT_FORMATS = ['json', 'excalidraw'] as const;
export const PICTURE_FORMATS = ['png', 'svg', 'pdf'] as const;
export const EXPORT_FORMATS = [...TEXT_FORMATS, ...PICTURE_FORMATS] as const;

export type TextFormat = (typeof TEXT_FORMATS)[number];
export type PictureFormat = (typeof PICTURE_FORMATS)[number];
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

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
