import type { ByteReader, ByteWriter } from '../bytes.ts';
import {
  COLOR_NAMES,
  DEFAULT_STYLE,
  FILLS,
  type FillColor,
  parseStyle,
  STYLE_CHOICES,
  type Style,
  type StyleKey,
} from '../style.ts';

/*
 * Five bytes for a named colour: its place in COLOR_NAMES (or CUSTOM and the three bytes of #rrggbb), width as
 * a varint of 0.1 px, fill, opacity in 1/255. All lists of names are append-only for this reason.
 *
 * What only some styles say is an appendix: a varint of flags, zero if everything is as by default, and for each flag its value.
 */
const NAMED_COLORS: readonly FillColor[] = COLOR_NAMES;
const CUSTOM_COLOR = 255;
const STROKE_COLOR = 254;
const STEPS_PER_PX = 10;

export function writeStyle(writer: ByteWriter, style: Style): void {
  writeColor(writer, style.color);
  writer.uint(Math.round(style.width * STEPS_PER_PX));
  writer.byte(FILLS.indexOf(style.fill));
  writer.byte(Math.round(style.opacity * 255));
}

export function readStyle(reader: ByteReader): Style {
  const color = readColor(reader);
  const width = reader.uint() / STEPS_PER_PX;
  const fill = FILLS[reader.byte()];
  return parseStyle({ color, width, fill, opacity: reader.byte() / 255 });
}

export function writeStyleAppendix(writer: ByteWriter, style: Style): void {
  const different = APPENDIX.filter(({ key }) => style[key] !== DEFAULT_STYLE[key]);
  writer.uint(different.reduce((flags, part) => flags | (1 << APPENDIX.indexOf(part)), 0));
  for (const { write } of different) write(writer, style);
}

/** `style` with what the appendix says. Flags of later versions are skipped, and whatever follows them. */
export function readStyleAppendix(reader: ByteReader, style: Style): Style {
  const flags = reader.uint();
  const fields: Record<string, unknown> = { ...style };
  APPENDIX.forEach(({ key, read }, index) => {
    if (flags & (1 << index)) fields[key] = read(reader);
  });
  return parseStyle(fields);
}

interface AppendixPart {
  readonly key: StyleKey;
  write(writer: ByteWriter, style: Style): void;
  read(reader: ByteReader): unknown;
}

/** Append-only: the place of each is its flag. */
const APPENDIX: readonly AppendixPart[] = [
  choice('font'),
  {
    key: 'fontSize',
    write: (writer, { fontSize }) => writer.uint(Math.round(fontSize * STEPS_PER_PX)),
    read: (reader) => reader.uint() / STEPS_PER_PX,
  },
  choice('align'),
  choice('startHead'),
  choice('endHead'),
  {
    key: 'fillColor',
    write: (writer, { fillColor }) => writeColor(writer, fillColor),
    read: readColor,
  },
  choice('dash'),
  choice('roughness'),
  choice('corners'),
  choice('verticalAlign'),
  choice('route'),
];

/** One of a list, by its place there. */
function choice(key: keyof typeof STYLE_CHOICES): AppendixPart {
  const choices: readonly string[] = STYLE_CHOICES[key];
  return {
    key,
    write: (writer, style) => writer.byte(choices.indexOf(style[key])),
    read: (reader) => choices[reader.byte()],
  };
}

function writeColor(writer: ByteWriter, color: FillColor): void {
  const index = color === 'stroke' ? STROKE_COLOR : NAMED_COLORS.indexOf(color);
  writer.byte(index < 0 ? CUSTOM_COLOR : index);
  if (index >= 0) return;
  const rgb = Number.parseInt(color.slice(1), 16);
  for (const shift of [16, 8, 0]) writer.byte((rgb >> shift) & 255);
}

function readColor(reader: ByteReader): string | undefined {
  const index = reader.byte();
  if (index === STROKE_COLOR) return 'stroke';
  if (index !== CUSTOM_COLOR) return NAMED_COLORS[index];
  const rgb = (reader.byte() << 16) | (reader.byte() << 8) | reader.byte();
  return `#${rgb.toString(16).padStart(6, '0')}`;
}
