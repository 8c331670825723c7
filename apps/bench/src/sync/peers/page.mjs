// As much of a page as tldraw's client looks for. Imported before it.
import { setMaxListeners } from 'node:events';
import { WebSocket } from 'ws';

const FRAME_MS = 1_000 / 60;

const page = new EventTarget();
// Many clients share it.
setMaxListeners(0, page);
Object.assign(page, { hidden: false, visibilityState: 'visible', devicePixelRatio: 1 });

/** Pages draw sixty times a second, all at the same moments. */
function requestAnimationFrame(draw) {
  const nowMs = performance.now();
  return setTimeout(() => draw(performance.now()), FRAME_MS - (nowMs % FRAME_MS));
}

Object.assign(globalThis, {
  window: page,
  document: page,
  WebSocket,
  requestAnimationFrame,
  cancelAnimationFrame: clearTimeout,
});
