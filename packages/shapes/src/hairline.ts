/** A line thinner than this fades out when the board is zoomed out. In px of the canvas. */
export const HAIRLINE_CANVAS_PX = 1;
