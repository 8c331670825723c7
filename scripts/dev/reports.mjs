/* Reading what test programs wrote about their runs: of any shape, or nothing. */

/**
 * @param {unknown} value
 * @param {string} key
 * @returns {unknown}
 */
export function at(value, key) {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/**
 * @param {unknown} value
 * @param {string} key
 * @returns {number}
 */
export function numberAt(value, key) {
  return Number(at(value, key) ?? 0);
}

/**
 * @param {unknown} value
 * @param {string} key
 */
export function textAt(value, key) {
  return String(at(value, key) ?? '');
}

/**
 * @param {unknown} value
 * @param {string} key
 * @returns {unknown[]}
 */
export function listAt(value, key) {
  const list = at(value, key);
  return Array.isArray(list) ? list : [];
}
