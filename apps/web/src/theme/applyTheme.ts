import { appSettings } from '../appSettings.ts';
import type { ThemeView } from './theme.ts';

/** Puts a theme on the page: 'system' leaves the decision to the style sheet, so it follows without us. */
export function applyTheme(root: HTMLElement, { choice }: ThemeView): void {
  const { accent } = appSettings;
  if (accent !== undefined) {
    root.dataset.branded = '';
    root.style.setProperty('--brand', accent);
  }
  if (choice === 'system') delete root.dataset.theme;
  else root.dataset.theme = choice;
}
