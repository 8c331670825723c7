/** Adds an element that covers the container, above what is there already, and takes no part in anything but looks. */
export function addLayer(container: HTMLElement, className: string): HTMLElement {
  const layer = container.ownerDocument.createElement('div');
  layer.className = className;
  layer.setAttribute('aria-hidden', 'true');
  Object.assign(layer.style, { position: 'absolute', inset: '0', overflow: 'hidden', pointerEvents: 'none' });
  container.append(layer);
  return layer;
}
