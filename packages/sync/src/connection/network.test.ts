import { describe, expect, it } from 'vitest';
import { browserNetwork, unknownNetwork } from './network.ts';

/** The parts of a window that tell about the network. */
function createTestWindow() {
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const navigator = { onLine: true };
  const window = Object.assign(new EventTarget(), { document, navigator });
  // A whole `Window` cannot be had without a browser; these are the parts that are read.
  const network = browserNetwork(window as unknown as Window);
  return { network, window, document, navigator };
}

describe('The network of a browser', () => {
  it('is online when the device says so', () => {
    const { network, navigator } = createTestWindow();
    expect(network.online).toBe(true);
    navigator.onLine = false;
    expect(network.online).toBe(false);
  });

  it('wakes when it comes back and when the page is looked at, not when the page is hidden', () => {
    const { network, window, document } = createTestWindow();
    let wakes = 0;
    network.onWake(() => {
      wakes += 1;
    });
    window.dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(wakes).toBe(2);
    document.visibilityState = 'hidden';
    document.dispatchEvent(new Event('visibilitychange'));
    expect(wakes).toBe(2);
  });

  it('tells no more once it is not listened to', () => {
    const { network, window, document } = createTestWindow();
    const heard: string[] = [];
    const stops = [network.onWake(() => heard.push('wake')), network.onOffline(() => heard.push('offline'))];
    window.dispatchEvent(new Event('offline'));
    for (const stop of stops) stop();
    for (const event of ['online', 'offline']) window.dispatchEvent(new Event(event));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(heard).toEqual(['offline']);
  });
});

describe('The network of a program', () => {
  it('counts as online, as nobody tells', () => {
    expect(unknownNetwork.online).toBe(true);
  });
});
