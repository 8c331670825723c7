interface SwatchProps {
  /** Any CSS colour; none for several. */
  readonly color: string | undefined;
  readonly isRound?: boolean;
}

/** A patch of a colour. */
export function Swatch({ color, isRound = true }: SwatchProps) {
  const shape = isRound ? 'swatch-dot' : 'swatch-dot swatch-square';
  return color === undefined ? (
    <span className={`${shape} swatch-mixed`} />
  ) : (
    <span className={shape} style={{ background: color }} />
  );
}
