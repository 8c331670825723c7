/** From the answer of the server to what is seen of it. */
export const AT_ONCE = { timeout: 1_500 };
