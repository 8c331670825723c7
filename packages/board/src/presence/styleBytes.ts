import type { ByteReader, ByteWriter } from '../bytes.ts';
import { COLOR_NAMES, type Color, FILLS, parseStyle, type Style } from '../style.ts';

/*
 * Five bytes for a named colour: its place in COLOR_NAMES (or CUSTOM and the three bytes of #rrggbb), width as
 * a varint of 0.1 px, fill, opacity in 1/255. Both lists are append-only for this reason.
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
