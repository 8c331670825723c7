import { COLOR_WORDS, type Feature, STYLE_WORDS, TOOL_IDS } from '@drawbridge/protocol';
import { oneOf, type Setting, setting } from '../settings.ts';

/** LIMIT. More are no choice any more, but a search. */
const MAX_COLORS = 20;
/** In page px. */
const SIZES: Readonly<Record<string, readonly [min: number, max: number]>> = {
  width: [1, 50],
  fontSize: [8, 200],
};

export type StyleDefaults = Readonly<Record<string, string | number>>;

/** What people begin with, as long as they have not chosen something else themselves. */
export const boardDefaults = {
  defaultTool: setting(
    'DEFAULT_TOOL',
    'select',
    `Tool in hand when a board opens: ${TOOL_IDS.join(', ')}.`,
    oneOf(...TOOL_IDS),
  ),
  defaultStyle: setting(
    'DEFAULT_STYLE',
    '',
    'What is drawn looks like that until one chooses otherwise, such as color=blue,width=2,fill=tint,dash=solid,roughness=hand-drawn,corners=sharp,font=sans,fontSize=20.',
    style,
  ),
  palette: setting(
    'PALETTE',
    '',
    `Colours that are offered first, separated by commas: names, which suit light and dark (${COLOR_WORDS.join(', ')}), or numbers such as #7a1fa2.`,
    palette,
  ),
  lowLatencyInk: setting(
    'LOW_LATENCY_INK',
    'off',
    'on asks browsers to draw what moves past their compositor, where they can: a line may follow the pen sooner, and on some screens it flickers.',
    oneOf('on', 'off'),
  ),
} as const;

interface Beginning {
  readonly defaultTool: string;
  readonly disabledFeatures: readonly Feature[];
}

/** What is wrong with the settings together, each of which is fine. */
export function beginningMistakes({ defaultTool, disabledFeatures }: Beginning): string[] {
  const tools: Readonly<Partial<Record<Feature, string>>> = {
    comments: 'comment',
    images: 'image',
    laser: 'laser',
  };
  return disabledFeatures.flatMap((feature) =>
    tools[feature] === defaultTool
      ? [`DEFAULT_TOOL is ${defaultTool}, but DISABLED_FEATURES turns ${feature} off.`]
      : [],
  );
}

type Parse<T> = Setting<T>['parse'];

function style(given: string): ReturnType<Parse<StyleDefaults | undefined>> {
  if (given.trim() === '') return { value: undefined };
  const read: Record<string, string | number> = {};
  for (const item of given.split(',')) {
    const [name = '', text = ''] = item.split('=').map((part) => part.trim());
    const parsed = property(name, text);
    if ('must' in parsed) return { must: `a list such as color=blue,width=2, and there ${parsed.must}` };
    read[name] = parsed.value;
  }
  return { value: read };
}

function property(name: string, text: string): ReturnType<Parse<string | number>> {
  const words: Readonly<Record<string, readonly string[]>> = STYLE_WORDS;
  const size = SIZES[name];
  if (name === 'color')
    return color(text) ?? { must: 'color a name such as blue or a number such as #7a1fa2' };
  if (size) {
    const value = Number(text);
    const isFine = text !== '' && value >= size[0] && value <= size[1];
    return isFine ? { value } : { must: `${name} a number from ${size[0]} to ${size[1]}` };
  }
  const choices = words[name];
  if (!choices) return { must: `only ${['color', ...Object.keys(SIZES), ...Object.keys(words)].join(', ')}` };
  return choices.includes(text) ? { value: text } : { must: `${name} one of ${choices.join(', ')}` };
}

function palette(given: string): ReturnType<Parse<readonly string[] | undefined>> {
  if (given.trim() === '') return { value: undefined };
  const colors = given.split(',').map((item) => color(item.trim())?.value);
  const known = colors.flatMap((one) => one ?? []);
  const isFine = known.length === colors.length && new Set(known).size === known.length;
  return isFine && known.length <= MAX_COLORS
    ? { value: known }
    : { must: `up to ${MAX_COLORS} colours, each once: ${COLOR_WORDS.join(', ')} or such as #7a1fa2` };
}

function color(text: string): { readonly value: string } | undefined {
  const isKnown = COLOR_WORDS.some((word) => word === text) || /^#[0-9a-f]{6}$/i.test(text);
  return isKnown ? { value: text.toLowerCase() } : undefined;
}
