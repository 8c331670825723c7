/** What a board can be written as. */
export const EXPORT_FORMATS = ['json', 'excalidraw'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
