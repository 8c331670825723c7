import { integer, setting } from '../settings.ts';

/** What pictures and files of boards may cost that the server makes. */
export const exportSettings = {
  exportMaxMegapixels: setting(
    'EXPORT_MAX_MEGAPIXELS',
    '100',
    'Million pixels that a PNG of a board may have which the server makes; a larger board is drawn smaller.',
    integer(1, 2_000),
  ),
  exportMaxImageBytes: setting(
    'EXPORT_MAX_IMAGE_BYTES',
    '134217728',
    'Bytes that the images may have together in a file of Excalidraw which the server makes.',
    integer(0, 256 * 1024 * 1024),
  ),
  exportTimeoutSeconds: setting(
    'EXPORT_TIMEOUT_SECONDS',
    '60',
    'Seconds that a picture, a PDF document or a file of Excalidraw may take which the server makes.',
    integer(1, 3_600),
  ),
};
