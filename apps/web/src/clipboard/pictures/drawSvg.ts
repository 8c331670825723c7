import { loadLooks } from '@drawbridge/editor';
import { SvgPath, writeSvg } from '@drawbridge/formats';
import { drawShapes, type FontScope, pictureBox, themes } from '@drawbridge/shapes';
import { embedFonts } from './embedFonts.ts';
import { createImageUrls } from './imageUrls.ts';
import type { PictureLook, PictureOrder, PictureReply } from './pictureOrder.ts';
import { EMPTY_BOX, LOOKS_DEADLINE_MS, PADDING_PX } from './pictureSize.ts';

const PLAIN: PictureLook = { theme: 'light', hasPaper: false, paddingPx: PADDING_PX };

/** Only for a worker in which nothing else is drawn: from then on, paths are written down there instead of being drawn. */
export async function drawSvg(
  { shapes, fonts, images, look = PLAIN }: PictureOrder,
  scope: FontScope,
): Promise<PictureReply> {
  Object.assign(globalThis, { Path2D: SvgPath });
  const urls = createImageUrls(images);
  const looks = { fonts, images, scope, scale: 1, onPicture: urls.know };
  await loadLooks(shapes, looks, LOOKS_DEADLINE_MS);
  const [embedded] = await Promise.all([embedFonts(shapes, fonts), urls.load()]);
  const text = writeSvg(
    (context) => drawShapes(context, shapes, themes[look.theme], { scale: 1, tx: 0, ty: 0 }),
    {
      box: pictureBox(shapes) ?? EMPTY_BOX,
      paddingPx: look.paddingPx,
      ...(look.hasPaper && { background: themes[look.theme].background }),
      fonts: embedded,
      imageUrl: urls.of,
      measureText: createRuler(),
    },
  );
  return { kind: 'picture', blob: new Blob([text], { type: 'image/svg+xml' }), isReduced: false };
}

function createRuler(): (text: string, font: string) => number {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  return (text, font) => {
    if (!context) return 0;
    context.font = font;
    return context.measureText(text).width;
  };
}
