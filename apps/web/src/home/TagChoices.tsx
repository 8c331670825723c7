interface TagChoicesProps {
  /** What pressing one of them does, for screen readers. */
  readonly legend: string;
  readonly tags: readonly string[];
  /** Where they can be switched on and off: the one that is on. */
  readonly isOn?: (tag: string) => boolean;
  readonly onChoose: (tag: string) => void;
}

/** Tags to press. None at all where there are none. */
export function TagChoices({ legend, tags, isOn, onChoose }: TagChoicesProps) {
  if (tags.length === 0) return null;
  return (
    <fieldset className="tag-filter">
      <legend className="sr-only">{legend}</legend>
      {tags.map((tag) => (
        <button
          key={tag}
          type="button"
          className="tag-choice"
          aria-pressed={isOn?.(tag)}
          onClick={() => onChoose(tag)}
        >
          {tag}
        </button>
      ))}
    </fieldset>
  );
}
