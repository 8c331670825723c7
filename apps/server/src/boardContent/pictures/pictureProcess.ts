import { buffer } from 'node:stream/consumers';
import type { ImageBytes } from '@drawbridge/export';
import { unpackDrawn } from './drawn.ts';
import { openNodeCanvas } from './nodeCanvas.ts';
import { paintOrder } from './paintOrder.ts';
import type { FromProcess, PictureOrder, ToProcess } from './pictureOrder.ts';

/*
 * A process that makes one picture: it is told on its command line of what kind, reads the shapes, asks for images, and prints the
 * file. Images are decoded in it that strangers sent; whatever they do to it, the server goes on.
 */

const [, , given = '{}'] = process.argv;
// Who starts it wrote that.
const order = JSON.parse(given) as PictureOrder;
const asked = new Map<string, (image: ImageBytes | undefined) => void>();

process.on('message', ({ name, image }: ToProcess) => asked.get(name)?.(image));
await run();
process.disconnect();

async function run(): Promise<void> {
  const drawn = unpackDrawn(await buffer(process.stdin));
  const painted = await paintOrder(drawn, order, openNodeCanvas, askForImage);
  if (painted.kind !== 'done') return tell(painted);
  await tell({ kind: 'done', isReduced: painted.isReduced });
  await new Promise<void>((resolve) => process.stdout.end(painted.bytes, () => resolve()));
}

function askForImage(name: string): Promise<ImageBytes | undefined> {
  const { promise, resolve } = Promise.withResolvers<ImageBytes | undefined>();
  asked.set(name, resolve);
  return tell({ kind: 'image', name }).then(() => promise);
}

/** Resolves when it is on its way. */
function tell(message: FromProcess): Promise<void> {
  return new Promise((resolve) => process.send?.(message, () => resolve()));
}
