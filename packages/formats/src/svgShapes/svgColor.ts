import { hexByte, parseCssColor } from '../cssColor.ts';

/** A colour as SVG has it: also by all the names that CSS knows, and by hue. Undefined for what is none. */
export function svgColor(text: string): `#${string}` | 'transparent' | undefined {
  const known = parseCssColor(text);
  if (known !== undefined) return known;
  const name = text.trim().toLowerCase();
  const hex = MORE_NAMES.get(name);
  return hex ? `#${hex}` : (parsePercents(name) ?? parseHsl(name));
}

/** rgb(100%, 0%, 50%) */
function parsePercents(text: string): `#${string}` | undefined {
  const match =
    /^rgba?\(\s*([\d.]{1,10})%[\s,]+([\d.]{1,10})%[\s,]+([\d.]{1,10})%(?:[\s,/]+[\d.]+%?)?\s*\)$/.exec(text);
  return match
    ? `#${match
        .slice(1, 4)
        .map((part) => hexByte((Number(part) / 100) * 255))
        .join('')}`
    : undefined;
}

/** hsl(200, 50%, 40%) */
function parseHsl(text: string): `#${string}` | undefined {
  const match =
    /^hsla?\(\s*(-?[\d.]{1,10})(?:deg)?[\s,]+([\d.]{1,10})%[\s,]+([\d.]{1,10})%(?:[\s,/]+[\d.]+%?)?\s*\)$/.exec(
      text,
    );
  if (!match) return undefined;
  const [hue = 0, saturation = 0, lightness = 0] = match.slice(1, 4).map(Number);
  const light = Math.min(1, lightness / 100);
  const reach = Math.min(1, saturation / 100) * Math.min(light, 1 - light);
  const part = (offset: number): string => {
    const k = (((offset + hue / 30) % 12) + 12) % 12;
    return hexByte(255 * (light - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return `#${part(0)}${part(8)}${part(4)}`;
}

/** Those of CSS that `parseCssColor` does not know. */
const MORE_NAMES: ReadonlyMap<string, string> = new Map(
  `aliceblue f0f8ff antiquewhite faebd7 aquamarine 7fffd4 azure f0ffff beige f5f5dc bisque ffe4c4
  blanchedalmond ffebcd blueviolet 8a2be2 burlywood deb887 cadetblue 5f9ea0 chartreuse 7fff00 chocolate d2691e
  coral ff7f50 cornflowerblue 6495ed cornsilk fff8dc crimson dc143c darkblue 00008b darkcyan 008b8b
  darkgoldenrod b8860b darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9 darkkhaki bdb76b darkmagenta 8b008b
  darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b0000 darksalmon e9967a darkseagreen 8fbc8f
  darkslateblue 483d8b darkslategray 2f4f4f darkslategrey 2f4f4f darkturquoise 00ced1 darkviolet 9400d3
  deeppink ff1493 deepskyblue 00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff firebrick b22222
  floralwhite fffaf0 forestgreen 228b22 gainsboro dcdcdc ghostwhite f8f8ff gold ffd700 goldenrod daa520
  greenyellow adff2f honeydew f0fff0 hotpink ff69b4 indianred cd5c5c indigo 4b0082 ivory fffff0 khaki f0e68c
  lavender e6e6fa lavenderblush fff0f5 lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6 lightcoral f08080
  lightcyan e0ffff lightgoldenrodyellow fafad2 lightgray d3d3d3 lightgreen 90ee90 lightgrey d3d3d3
  lightpink ffb6c1 lightsalmon ffa07a lightseagreen 20b2aa lightskyblue 87cefa lightslategray 778899
  lightslategrey 778899 lightsteelblue b0c4de lightyellow ffffe0 limegreen 32cd32 linen faf0e6
  mediumaquamarine 66cdaa mediumblue 0000cd mediumorchid ba55d3 mediumpurple 9370db mediumseagreen 3cb371
  mediumslateblue 7b68ee mediumspringgreen 00fa9a mediumturquoise 48d1cc mediumvioletred c71585
  midnightblue 191970 mintcream f5fffa mistyrose ffe4e1 moccasin ffe4b5 navajowhite ffdead oldlace fdf5e6
  olivedrab 6b8e23 orangered ff4500 orchid da70d6 palegoldenrod eee8aa palegreen 98fb98 paleturquoise afeeee
  palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9 peru cd853f plum dda0dd powderblue b0e0e6
  rebeccapurple 663399 rosybrown bc8f8f royalblue 4169e1 saddlebrown 8b4513 salmon fa8072 sandybrown f4a460
  seagreen 2e8b57 seashell fff5ee sienna a0522d skyblue 87ceeb slateblue 6a5acd slategray 708090
  slategrey 708090 snow fffafa springgreen 00ff7f steelblue 4682b4 tan d2b48c thistle d8bfd8 tomato ff6347
  turquoise 40e0d0 violet ee82ee wheat f5deb3 whitesmoke f5f5f5 yellowgreen 9acd32`
    .match(/\w+ \w{6}/g)
    ?.map((pair) => {
      const [name = '', hex = ''] = pair.split(' ');
      return [name, hex];
    }),
);
