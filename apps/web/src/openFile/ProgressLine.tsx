interface ProgressLineProps {
  readonly label: string;
  /** From 0 to 1; absent where nobody can say. */
  readonly share?: number | undefined;
}

/** How far something is. */
export function ProgressLine({ label, share }: ProgressLineProps) {
  return (
    <div className="progress-line">
      <span role="status">{label}</span>
      <progress aria-label={label} value={share} />
    </div>
  );
}
