import type { Page } from '@playwright/test';

/** First byte of a frame with a change: event 1, acknowledgement wanted. */
const PUSH = 0x81;
const MORE = 0x80;

/** Damages the page's next changes on their way, so that the server refuses them for good. Set it up before the page connects. */
export async function refusePushes(page: Page, count: number): Promise<void> {
  let left = count;
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const isPush = typeof message !== 'string' && message[0] === PUSH;
      if (isPush && left > 0) {
        left -= 1;
        damage(message);
      }
      server.send(message);
    });
  });
}

/** Lets the update begin with more clients than it has: after the number of the acknowledgement and that of the push. */
function damage(frame: Buffer): void {
  const afterNumber = (at: number): number => {
    let end = at;
    while ((frame[end] ?? 0) & MORE) end += 1;
    return end + 1;
  };
  frame[afterNumber(afterNumber(1))] = 0x7f;
}
