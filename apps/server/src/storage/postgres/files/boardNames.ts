/** The board may name fewer files now, although its log did not grow. Another number each time, see `namedFiles.ts`. */
export const RECOUNT_NAMES = 'UPDATE board_names SET head = least(head, 0) - 1 WHERE board = $1';
