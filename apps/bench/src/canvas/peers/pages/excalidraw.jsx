// The smallest page that has Excalidraw on it, as its documentation shows.
import { Excalidraw } from '@excalidraw/excalidraw';
import '@excalidraw/excalidraw/index.css';
import { createRoot } from 'react-dom/client';

const response = await fetch('/scene.json');
const elements = await response.json();

/** Moves the camera so that the origin of the page is in the middle of the screen. */
function host(api) {
  window.benchHost = {
    showMiddleAt(zoom) {
      const { width, height } = api.getAppState();
      const [scrollX, scrollY] = [width / 2 / zoom, height / 2 / zoom];
      api.updateScene({ appState: { scrollX, scrollY, zoom: { value: zoom } } });
    },
  };
}

const start = { elements, appState: { scrollX: 0, scrollY: 0, zoom: { value: 1 } }, scrollToContent: false };
createRoot(document.getElementById('root')).render(
  <Excalidraw initialData={start} excalidrawAPI={host} handleKeyboardGlobally />,
);
