import { type FontFile, onRoughLoaded, provideFonts, provideImages } from '@drawbridge/shapes';
import type { Input } from '../input/input.ts';
import { createImageSource, type ImageFiles } from '../render/imageSource.ts';
import type { Surface } from '../render/surface.ts';
import { attachTextField } from './attachTextField.ts';
import { createDomSurface } from './domSurface.ts';
import { listenToKeys } from './keys.ts';
import { listen } from './listen.ts';
import { listenToPointers } from './pointers.ts';

interface Attachable {
  readonly input: Input;
  readonly mount: (surface: Surface) => () => void;
  readonly fonts: readonly FontFile[];
  readonly images: ImageFiles | undefined;
  readonly lowLatencyInk: boolean;
  /** Some shapes look different now. */
  readonly onLooksChanged: () => void;
  readonly textField: Parameters<typeof attachTextField>[1];
  /** The keyboard has come to the canvas. */
  readonly onFocus: () => void;
}

/** Shows an editor inside `container`, which fills with canvases and takes the events; returns the undo. */
export function attachEditor(container: HTMLElement, attachable: Attachable): () => void {
  const { input, mount, images } = attachable;
  const restoreStyle = prepare(container);
  const surface = createDomSurface(container, attachable);
  const undos = [
    mount(surface),
    surface.remove,
    listenToPointers(container, input),
    listenToKeys(container.ownerDocument, input),
    listen(container, { focus: attachable.onFocus }),
    attachTextField(container, attachable.textField),
    // The raster threads load them for themselves.
    provideFonts(attachable.fonts, { fonts: document.fonts, FontFace }, attachable.onLooksChanged),
    images ? provideImages(createImageSource(images), attachable.onLooksChanged) : () => {},
    onRoughLoaded(attachable.onLooksChanged),
    restoreStyle,
  ];
  return () => {
    attachable.textField.typing.end();
    input.interrupt();
    for (const undo of undos) undo();
  };
}

/** The container must be the frame of reference for its layers, get the focus, and leave touches to us. */
function prepare(container: HTMLElement): () => void {
  const { position, touchAction, userSelect, cursor, isolation } = container.style;
  if (getComputedStyle(container).position === 'static') container.style.position = 'relative';
  // Its layers lie above each other, and none of them above anything else of the page.
  container.style.isolation = 'isolate';
  container.style.touchAction = 'none';
  container.style.userSelect = 'none';
  const canFocus = container.hasAttribute('tabindex');
  if (!canFocus) container.tabIndex = 0;
  return () => {
    Object.assign(container.style, { position, touchAction, userSelect, cursor, isolation });
    if (!canFocus) container.removeAttribute('tabindex');
  };
}
