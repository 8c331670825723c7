/** What a board can be saved as; of each, what one can choose about it. */
export const formats = {
  png: {
    label: 'PNG',
    ending: 'png',
    about: 'A picture that every program shows.',
    choices: ['size', 'theme', 'paper', 'scene'],
  },
  svg: {
    label: 'SVG',
    ending: 'svg',
    about: 'A drawing that is sharp at every size.',
    choices: ['theme', 'paper', 'scene'],
  },
  pdf: {
    label: 'PDF',
    ending: 'pdf',
    about: 'A document to print: a page for each frame. Its words can be searched.',
    choices: ['theme', 'paper'],
  },
  drawbridge: {
    label: 'Drawbridge',
    ending: 'drawbridge',
    about: 'Everything that is drawn and said, and the library of the board, to be opened here again.',
    choices: ['images', 'history'],
  },
  excalidraw: {
    label: 'Excalidraw',
    ending: 'excalidraw',
    about: 'Shapes, text and images, to be opened in Excalidraw.',
    choices: ['images'],
  },
} as const satisfies Record<string, Format>;

interface Format {
  readonly label: string;
  readonly ending: string;
  readonly about: string;
  readonly choices: readonly Choice[];
}

export type Choice = 'size' | 'theme' | 'paper' | 'scene' | 'images' | 'history';
export type FormatId = keyof typeof formats;

/** In the order in which they are offered. */
// The keys of an object that nobody else can add to.
export const formatIds = Object.keys(formats) as readonly FormatId[];

export function offers(format: FormatId, choice: Choice): boolean {
  const choices: readonly Choice[] = formats[format].choices;
  return choices.includes(choice);
}

/** Of a picture that has its drawing in it, as Excalidraw calls such files. */
export function endingOf(format: FormatId, hasScene: boolean): string {
  const { ending } = formats[format];
  return hasScene && offers(format, 'scene') ? `${formats.excalidraw.ending}.${ending}` : ending;
}
