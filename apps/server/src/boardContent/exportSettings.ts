import { integer, setting } from '../settings.ts';

/** What pictures of boards may cost that the server makes. */
export const exportSettings = {
  exportMaxMegapixels: setting(
    'EXPORT_MAX_MEGAPIXELS',
    '100',
    'Million pixels that a PNG of a board may have which the server makes; a larger board is drawn smaller.',
    integer(1, 2_000),
  ),
  exportTimeoutSeconds: setting(
    'EXPORT_TIMEOUT_SECONDS',
    '60',
    'Seconds that a picture or a PDF document of a board may take which the server makes.',
    integer(1, 3_600),
  ),
};
