/*
 * What stands in the addresses of boards. It is by itself because the page of all boards reads it, which parses no message and
 * does without what that takes.
 */

/** Ends the address of a board that the page is to claim before anybody can enter it. */
export const NEW_BOARD_MARK = '#new';

/** 256 bits as base64url. */
export const KEY_LENGTH = 43;

export const isKey = (value: unknown): value is string =>
  typeof value === 'string' && value.length === KEY_LENGTH && /^[\w-]+$/.test(value);
