/** A pen stroke of Excalidraw is so many times as broad as its strokeWidth says; ours is as broad as the style says. */
export const PEN_WIDTH = 4.25;

/** A highlighter, which Excalidraw has none of, is so many times as broad as a pen of the same style … */
export const HIGHLIGHT_WIDTH = 5;
/** … and lets so much of the paper through. */
export const HIGHLIGHT_OPACITY = 0.4;
