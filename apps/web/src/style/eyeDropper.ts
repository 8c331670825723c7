import { type Color, isHexColor } from '@drawbridge/board';

/** Of browsers that have it; the types of the page do not know it. */
interface EyeDropperScope {
  readonly EyeDropper?: new () => { open(): Promise<{ readonly sRGBHex: string }> };
}

export function hasEyeDropper(scope: object = globalThis): boolean {
  return 'EyeDropper' in scope;
}

/** The colour of the point of the screen that is clicked next; undefined when there is none, or Escape was pressed. */
export async function pickFromScreen(scope: object = globalThis): Promise<Color | undefined> {
  // It is looked at before it is used.
  const { EyeDropper } = scope as EyeDropperScope;
  if (!EyeDropper) return undefined;
  try {
    const { sRGBHex } = await new EyeDropper().open();
    const color = sRGBHex.toLowerCase();
    return isHexColor(color) ? color : undefined;
  } catch {
    // It was left without a choice.
    return undefined;
  }
}
