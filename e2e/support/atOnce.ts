/**
 * From the answer of the server to what is seen of it. A page that is not told hears of it minutes later, when its token is renewed;
 * one that is told takes a second or two to show it where the machine is busy.
 */
export const AT_ONCE = { timeout: 5_000 };
