import type { Page } from '@playwright/test';

/**
 * Makes the page of somebody who may only look believe that it may edit, so that it sends changes as a forged client would: sound
 * ones, under the lease that it was given. Resolves when the server has refused one for that reason. Set it up before the page connects.
 */
export async function claimToEdit(page: Page): Promise<{ readonly refused: Promise<void> }> {
  let tell = (): void => {};
  const refused = new Promise<void>((resolve) => {
    tell = resolve;
  });
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      const isWords = typeof message === 'string';
      if (isWords && message.includes('"error":"readonly"')) tell();
      socket.send(isWords ? message.replaceAll('"role":"view"', '"role":"edit"') : message);
    });
  });
  return { refused };
}
