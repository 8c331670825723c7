import { HEADS, type Head } from '@drawbridge/board';
import { Choices } from './Choices.tsx';
import { PopoverButton } from './PopoverButton.tsx';
import { HeadSample } from './samples.tsx';

const headLabels: Readonly<Record<Head, string>> = {
  none: 'Nothing',
  arrow: 'Arrow',
  triangle: 'Triangle',
  'triangle-outline': 'Triangle, outlined',
  bar: 'Bar',
  dot: 'Dot',
  'dot-outline': 'Dot, outlined',
  diamond: 'Diamond',
  'diamond-outline': 'Diamond, outlined',
  one: 'Exactly one',
  many: 'Many',
  'one-or-many': 'One or many',
};

interface HeadChoicesProps {
  readonly label: string;
  readonly isStart: boolean;
  readonly value: Head | 'mixed';
  readonly onChoose: (head: Head) => void;
}

/** What one end of a line looks like: a button that shows it, and all others behind it. */
export function HeadChoices({ label, isStart, value, onChoose }: HeadChoicesProps) {
  const choices = HEADS.map((head) => ({
    value: head,
    label: headLabels[head],
    picture: <HeadSample head={head} isStart={isStart} />,
  }));
  const name = value === 'mixed' ? 'mixed' : headLabels[value].toLowerCase();
  return (
    <PopoverButton
      label={`${label}: ${name}`}
      picture={value === 'mixed' ? '–' : <HeadSample head={value} isStart={isStart} />}
    >
      {(close) => (
        <Choices
          label={label}
          choices={choices}
          value={value}
          className="heads"
          onChoose={(head) => {
            onChoose(head);
            close();
          }}
        />
      )}
    </PopoverButton>
  );
}
