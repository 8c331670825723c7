/** What the only board of a run is called. */
export const BOARD = 'board';
