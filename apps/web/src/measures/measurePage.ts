import { MEASURES_API, type Measures } from '@drawbridge/protocol';
import type { ConnectionView, Source } from '../connection/connectionView.ts';
import { createConnectionMeter } from './connectionMeter.ts';
import { createDrawingMeter } from './drawingMeter.ts';

/** At different moments, so that the pages of a server that was started anew do not all send at once. */
const SEND_AFTER_MS = 30_000;
const SEND_WITHIN_MS = 60_000;

/** As long as a server allows a figure to be: of a page that was asleep for a night nothing is to be learned. */
const MAX_MS = 3_600_000;

export interface MeasurePageDeps {
  /** Of the server. */
  readonly url: string;
  readonly connection: Source<ConnectionView>;
  /** When one could draw, since the page began. */
  readonly drawableMs: number;
}

/** Tells the server, as long as the page is open, how it is to draw here: in figures, without who or where. */
export function measurePage({ url, connection, drawableMs }: MeasurePageDeps): void {
  const now = () => performance.now();
  const ofConnection = createConnectionMeter(connection, now);
  const ofDrawing = createDrawingMeter({
    target: window,
    nextFrame: (callback) => void requestAnimationFrame(callback),
    isBoard: ({ target }) => target instanceof Element && target.closest('[role="application"]') !== null,
  });
  let first: Partial<Measures> = { firstStrokeMs: drawableMs };
  let timer: number;

  const send = (): void => {
    const measures = { ...first, ...ofDrawing.take(), ...ofConnection.take() };
    first = {};
    // Without cookies: it is nobody's business whose page this is. A server that is away does without.
    fetch(url + MEASURES_API, {
      method: 'POST',
      body: JSON.stringify(measures, (_key, value) =>
        typeof value === 'number' ? Math.min(MAX_MS, value) : value,
      ),
      credentials: 'omit',
      keepalive: true,
    }).catch(() => {});
    sendLater();
  };

  const sendLater = (): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(send, SEND_AFTER_MS + Math.random() * (SEND_WITHIN_MS - SEND_AFTER_MS));
  };

  // A page that nobody sees may not come back.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') send();
  });
  sendLater();
}
