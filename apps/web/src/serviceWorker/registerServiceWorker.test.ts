import { expect, test, vi } from 'vitest';
import { registerServiceWorker } from './registerServiceWorker.ts';

function setUp(readyState: DocumentReadyState) {
  const window = Object.assign(new EventTarget(), { document: { readyState } });
  const register = vi.fn(() => Promise.reject(new Error('Refused, as in a private window.')));
  return { window, serviceWorker: { register }, register };
}

test('waits until the page has loaded', () => {
  const { register, ...deps } = setUp('interactive');
  registerServiceWorker(deps);
  expect(register).not.toHaveBeenCalled();
  deps.window.dispatchEvent(new Event('load'));
  expect(register).toHaveBeenCalledExactlyOnceWith('/sw.js');
});

test('does not wait for what has happened', () => {
  const { register, ...deps } = setUp('complete');
  registerServiceWorker(deps);
  expect(register).toHaveBeenCalledExactlyOnceWith('/sw.js');
});

test('does nothing where there are no service workers, as on plain http', () => {
  const { window } = setUp('complete');
  const listen = vi.spyOn(window, 'addEventListener');
  registerServiceWorker({ window, serviceWorker: undefined });
  expect(listen).not.toHaveBeenCalled();
});
