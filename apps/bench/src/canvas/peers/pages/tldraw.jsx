// The smallest page that has tldraw on it, as its documentation shows. Without a licence key it runs on this machine only,
// which it takes for development.
import { getAssetUrls } from '@tldraw/assets/selfHosted';
import { createRoot } from 'react-dom/client';
import { getIndices, Tldraw } from 'tldraw';
import 'tldraw/tldraw.css';

const response = await fetch('/scene.json');
const shapes = await response.json();

/** More than it has by itself, or it would refuse the scene. */
const options = { maxShapesPerPage: 1_000_000 };

function host(editor) {
  const parentId = editor.getCurrentPageId();
  const indices = getIndices(shapes.length);
  const records = shapes.map((shape, index) => ({ ...shape, parentId, index: indices[index] }));
  // As it does with what a server sends: no history, no checks of each shape by the editor.
  editor.store.mergeRemoteChanges(() => editor.store.put(records));
  editor.setCamera({ x: 0, y: 0, z: 1 }, { force: true });
  window.benchHost = {
    showMiddleAt(zoom) {
      const { w, h } = editor.getViewportScreenBounds();
      editor.setCamera({ x: w / 2 / zoom, y: h / 2 / zoom, z: zoom }, { force: true });
    },
  };
}

createRoot(document.getElementById('root')).render(
  <Tldraw options={options} assetUrls={getAssetUrls({ baseUrl: '/assets' })} onMount={host} />,
);
