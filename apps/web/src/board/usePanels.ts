import { useState } from 'react';
import { browserStorage, readStored, writeStored } from '../storedValue.ts';

export type DialogName = 'help' | 'share' | 'profile';

/** What opens over the board, one at a time. */
export type PanelName = DialogName | 'palette' | 'search' | 'history' | 'authors' | 'openFile' | 'export';

/** Which parts of the page around the canvas are to be seen. */
export interface Panels {
  readonly shown: PanelName | undefined;
  open(name: PanelName): void;
  close(): void;
  /** Nothing but the canvas. */
  readonly isZen: boolean;
  toggleZen(): void;
  readonly showsMinimap: boolean;
  toggleMinimap(): void;
  readonly showsNumbers: boolean;
  toggleNumbers(): void;
  readonly showsLibrary: boolean;
  showLibrary(isShown: boolean): void;
}

const MINIMAP_KEY = 'drawbridge:minimap';

export function usePanels(): Panels {
  const [shown, open] = useState<PanelName>();
  const [isZen, setZen] = useState(false);
  const [showsLibrary, showLibrary] = useState(false);
  const [showsNumbers, showNumbers] = useState(false);
  const [showsMinimap, showMinimap] = useState(() => readStored(browserStorage(), MINIMAP_KEY) === 'shown');
  return {
    shown,
    open,
    close: () => open(undefined),
    isZen,
    toggleZen: () => setZen(!isZen),
    showsNumbers,
    toggleNumbers: () => showNumbers(!showsNumbers),
    showsLibrary,
    showLibrary,
    showsMinimap,
    toggleMinimap() {
      writeStored(browserStorage(), MINIMAP_KEY, showsMinimap ? 'hidden' : 'shown');
      showMinimap(!showsMinimap);
    },
  };
}
