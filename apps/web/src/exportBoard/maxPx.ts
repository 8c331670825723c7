/** LIMIT of a picture. It may be larger than any canvas, but programs that show it take four bytes for each px. */
export const MAX_PX = 400e6;
