import { DEFAULT_STYLE, type Style } from '@drawbridge/board';
import type { Look } from '@drawbridge/formats';
import { type FontFile, type FontScope, loadFonts, provideFonts, realmRuler } from '@drawbridge/shapes';

/** A font that does not come is not waited for: text is as wide as in what the system has. */
const FONT_DEADLINE_MS = 3000;

/** How something is drawn that a text describes, and where its fonts are. */
export interface DrawnWith {
  readonly style?: Style | undefined;
  readonly fonts: readonly FontFile[];
}

/** The style, and a measure of words in its font, which is loaded into this worker first. */
export async function lookInWorker({ style, fonts }: DrawnWith, scope: FontScope): Promise<Look> {
  const stop = provideFonts(fonts, scope, () => {});
  const deadline = new Promise<void>((resolve) => setTimeout(resolve, FONT_DEADLINE_MS));
  await Promise.race([loadFonts([(style ?? DEFAULT_STYLE).font]), deadline]);
  stop();
  return { ...(style && { style }), measure };
}

function measure(text: string, { font, fontSize }: Style): number {
  return realmRuler()(font, fontSize)(text);
}
