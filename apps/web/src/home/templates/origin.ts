/** Where templates begin, in page px: beside what lies over the corner of a board that was just opened. */
export const ORIGIN = { x: 40, y: 120 };
