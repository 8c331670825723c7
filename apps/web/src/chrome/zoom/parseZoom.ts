/** The zoom that somebody typed: '150', '150 %', '75,5%'. Undefined for what is no positive number. */
export function parseZoom(text: string): number | undefined {
  const match = /^\s*(\d+(?:[.,]\d+)?)\s*%?\s*$/.exec(text);
  const percent = Number(match?.[1]?.replace(',', '.'));
  return percent > 0 ? percent / 100 : undefined;
}
