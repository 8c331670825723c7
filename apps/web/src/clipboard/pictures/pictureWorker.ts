import type { Box, Shape } from '@drawbridge/board';
import { drawShapes, type FontScope, type Looks, loadLooks, pictureBox, themes } from '@drawbridge/editor';
import { SvgPath, writeSvg } from '@drawbridge/formats';
import { createImageUrls } from './imageUrls.ts';
import type { PictureOrder, PictureReply } from './pictureOrder.ts';
import { PADDING_PX, pictureSize } from './pictureSize.ts';

/** What has not come by then is drawn without. */
const LOOKS_DEADLINE_MS = 10_000;
/** Pictures go to where there is paper: they are in the light. */
const THEME = themes.light;
const PAPER = '#ffffff';

/** The part of a dedicated worker's global scope that is used here; the types of the page do not know it. */
interface WorkerScope extends FontScope {
  onmessage: ((event: MessageEvent<PictureOrder>) => void) | null;
  postMessage(reply: PictureReply): void;
  reportError(error: unknown): void;
}

// The entry of a worker: its `self` is no window.
const scope = self as unknown as WorkerScope;

scope.onmessage = ({ data }) => {
  make(data).then(scope.postMessage.bind(scope), (error: unknown) => {
    scope.reportError(error);
    scope.postMessage({ kind: 'failed' });
  });
};

async function make({ format, shapes, fonts, images }: PictureOrder): Promise<PictureReply> {
  const box = pictureBox(shapes) ?? { x: 0, y: 0, w: 0, h: 0 };
  const { scale } = pictureSize(box);
  const looks = { fonts, images, scope, scale: format === 'png' ? scale : 1 };
  return format === 'png' ? makePng(shapes, looks) : makeSvg(shapes, looks);
}

async function makePng(shapes: readonly Shape[], looks: Looks): Promise<PictureReply> {
  await loadLooks(shapes, looks, LOOKS_DEADLINE_MS);
  // Only now: with its own font a text may need more room.
  const box = pictureBox(shapes) ?? EMPTY;
  const { width, height, scale, isReduced } = pictureSize(box);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) return { kind: 'failed' };
  context.fillStyle = PAPER;
  context.fillRect(0, 0, width, height);
  const [tx, ty] = [(PADDING_PX - box.x) * scale, (PADDING_PX - box.y) * scale];
  drawShapes(context, shapes, THEME, { scale, tx, ty });
  return { kind: 'picture', blob: await canvas.convertToBlob({ type: 'image/png' }), isReduced };
}

const EMPTY: Box = { x: 0, y: 0, w: 0, h: 0 };

async function makeSvg(shapes: readonly Shape[], looks: Looks): Promise<PictureReply> {
  const urls = createImageUrls(looks.images);
  // What is drawn is written down, paths as well; in this worker nothing else is drawn any more.
  Object.assign(globalThis, { Path2D: SvgPath });
  await loadLooks(shapes, { ...looks, onPicture: urls.know }, LOOKS_DEADLINE_MS);
  await urls.load();
  const ruler = new OffscreenCanvas(1, 1).getContext('2d');
  const text = writeSvg((context) => drawShapes(context, shapes, THEME, { scale: 1, tx: 0, ty: 0 }), {
    box: pictureBox(shapes) ?? EMPTY,
    paddingPx: PADDING_PX,
    imageUrl: urls.of,
    measureText(line, font) {
      if (!ruler) return 0;
      ruler.font = font;
      return ruler.measureText(line).width;
    },
  });
  return { kind: 'picture', blob: new Blob([text], { type: 'image/svg+xml' }), isReduced: false };
}
