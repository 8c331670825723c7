/** Names the new board that a file was picked for on the page of all boards. */
export const HANDED_OVER_KEY = 'drawbridge:handed-over';
