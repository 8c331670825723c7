import { type LucideIcon, Monitor, Moon, Sun } from 'lucide-react';
import { TipButton } from '../parts/TipButton.tsx';
import { useSource } from '../parts/useSource.ts';
import { type ThemeChoice, type ThemeSwitch, themeChoices } from '../theme/theme.ts';
import './themeMenu.css';

const looks: Readonly<Record<ThemeChoice, { readonly label: string; readonly Icon: LucideIcon }>> = {
  light: { label: 'Light', Icon: Sun },
  dark: { label: 'Dark', Icon: Moon },
  system: { label: 'System', Icon: Monitor },
};

/** The theme button and its three choices. A native popover: closes on Escape, on a click outside, keeps focus order. */
export function ThemeMenu({ theme }: { readonly theme: ThemeSwitch }) {
  const { choice } = useSource(theme);
  const { Icon } = looks[choice];
  return (
    <>
      <TipButton label="Theme" popoverTarget="theme-menu">
        <Icon aria-hidden="true" />
      </TipButton>
      <fieldset id="theme-menu" popover="auto" className="popover theme-menu">
        <legend className="sr-only">Theme</legend>
        {themeChoices.map((option) => (
          <ThemeOption
            key={option}
            option={option}
            checked={option === choice}
            onChoose={() => theme.choose(option)}
          />
        ))}
      </fieldset>
    </>
  );
}

interface ThemeOptionProps {
  readonly option: ThemeChoice;
  readonly checked: boolean;
  readonly onChoose: () => void;
}

function ThemeOption({ option, checked, onChoose }: ThemeOptionProps) {
  const { label, Icon } = looks[option];
  return (
    <label className="theme-option">
      <input type="radio" className="over-label" name="theme" checked={checked} onChange={onChoose} />
      <Icon aria-hidden="true" />
      {label}
    </label>
  );
}
