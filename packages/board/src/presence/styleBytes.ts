import type { ByteReader, ByteWriter } from '../bytes.ts';
import {
  ALIGNMENTS,
  COLOR_NAMES,
  type Color,
  DEFAULT_STYLE,
  FILLS,
  FONTS,
  HEADS,
  parseStyle,
  type Style,
} from '../style.ts';

/*
 * Five bytes for a named colour: its place in COLOR_NAMES (or CUSTOM and the three bytes of #rrggbb), width as
 * a varint of 0.1 px, fill, opacity in 1/255. All lists of names are append-only for this reason.
 *
 * What later versions added to a style is an appendix, written at the very end of a message, where versions that do not
 * know it skip it: nothing at all if everything is as by default, else one byte of flags and for each flag its value.
 */
const NAMED_COLORS: readonly Color[] = COLOR_NAMES;
const CUSTOM_COLOR = 255;
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
  if (different.length === 0) return;
  writer.byte(different.reduce((flags, part) => flags | (1 << APPENDIX.indexOf(part)), 0));
  for (const { write } of different) write(writer, style);
}

/** `style` with what the appendix says; just `style` when there is none. Flags of later versions are skipped. */
export function readStyleAppendix(reader: ByteReader, style: Style): Style {
  if (reader.left === 0) return style;
  const flags = reader.byte();
  const fields: Record<string, unknown> = { ...style };
  APPENDIX.forEach(({ key, read }, index) => {
    if (flags & (1 << index)) fields[key] = read(reader);
  });
  return parseStyle(fields);
}

interface AppendixPart {
  readonly key: 'font' | 'fontSize' | 'align' | 'startHead' | 'endHead';
  write(writer: ByteWriter, style: Style): void;
  read(reader: ByteReader): unknown;
}

/** Append-only: the place of each is its flag. */
const APPENDIX: readonly AppendixPart[] = [
  {
    key: 'font',
    write: (writer, { font }) => writer.byte(FONTS.indexOf(font)),
    read: (reader) => FONTS[reader.byte()],
  },
  {
    key: 'fontSize',
    write: (writer, { fontSize }) => writer.uint(Math.round(fontSize * STEPS_PER_PX)),
    read: (reader) => reader.uint() / STEPS_PER_PX,
  },
  {
    key: 'align',
    write: (writer, { align }) => writer.byte(ALIGNMENTS.indexOf(align)),
    read: (reader) => ALIGNMENTS[reader.byte()],
  },
  {
    key: 'startHead',
    write: (writer, { startHead }) => writer.byte(HEADS.indexOf(startHead)),
    read: (reader) => HEADS[reader.byte()],
  },
  {
    key: 'endHead',
    write: (writer, { endHead }) => writer.byte(HEADS.indexOf(endHead)),
    read: (reader) => HEADS[reader.byte()],
  },
];

function writeColor(writer: ByteWriter, color: Color): void {
  const index = NAMED_COLORS.indexOf(color);
  writer.byte(index < 0 ? CUSTOM_COLOR : index);
  if (index >= 0) return;
  const rgb = Number.parseInt(color.slice(1), 16);
  for (const shift of [16, 8, 0]) writer.byte((rgb >> shift) & 255);
}

function readColor(reader: ByteReader): string | undefined {
  const index = reader.byte();
  if (index !== CUSTOM_COLOR) return NAMED_COLORS[index];
  const rgb = (reader.byte() << 16) | (reader.byte() << 8) | reader.byte();
  return `#${rgb.toString(16).padStart(6, '0')}`;
}
