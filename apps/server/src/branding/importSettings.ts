import { integer, setting } from '../settings.ts';

/** What pages read of a file that somebody opens. The server never sees the file, only the shapes that are made of it. */
export const importSettings = {
  importMaxBytes: setting(
    'IMPORT_MAX_BYTES',
    '33554432',
    'Bytes that a file may have that is opened on a board.',
    integer(1_024, 1_073_741_824),
  ),
  importMaxShapes: setting(
    'IMPORT_MAX_SHAPES',
    '50000',
    'Shapes that are taken of one file.',
    integer(1, 1_000_000),
  ),
  importMaxPoints: setting(
    'IMPORT_MAX_POINTS',
    '200000',
    'Points of one line in a file that are looked at.',
    integer(2, 10_000_000),
  ),
  importDeadlineMs: setting(
    'IMPORT_DEADLINE_MS',
    '30000',
    'Milliseconds that reading a file may take on somebody’s machine.',
    integer(100, 600_000),
  ),
} as const;
