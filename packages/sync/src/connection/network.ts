/** What the device knows about its network; a hint, never a proof. */
export interface Network {
  readonly online: boolean;
  /** Calls when it is worth trying at once: the network came back, or the person looks at the page again. */
  onWake(listener: () => void): () => void;
  onOffline(listener: () => void): () => void;
}

/** For Node, where nothing tells. */
export const unknownNetwork: Network = {
  online: true,
  onWake: () => () => {},
  onOffline: () => () => {},
};

export function browserNetwork(window: Window): Network {
  const { document, navigator } = window;
  const listen = (target: EventTarget, event: string, listener: () => void): (() => void) => {
    target.addEventListener(event, listener);
    return () => target.removeEventListener(event, listener);
  };
  return {
    get online() {
      return navigator.onLine;
    },
    onWake(listener) {
      const stops = [
        listen(window, 'online', listener),
        listen(document, 'visibilitychange', () => {
          if (document.visibilityState === 'visible') listener();
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    onOffline: (listener) => listen(window, 'offline', listener),
  };
}
