import { Search } from 'lucide-react';
import type { RefObject } from 'react';
import { appSettings } from '../appSettings.ts';
import { ThemeMenu } from '../chrome/ThemeMenu.tsx';
import { Mark } from '../parts/Mark.tsx';
import type { ThemeSwitch } from '../theme/theme.ts';

interface HomeBarProps {
  readonly search: RefObject<HTMLInputElement | null>;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly theme: ThemeSwitch;
}

/** Who we are, the search, and how it looks. */
export function HomeBar({ search, query, onQuery, theme }: HomeBarProps) {
  return (
    <header className="page-bar home-bar">
      <h1 className="page-brand home-brand">
        <Mark />
        <span>{appSettings.name}</span>
      </h1>
      <search className="page-search home-search">
        <Search aria-hidden="true" />
        <input
          ref={search}
          type="search"
          className="field"
          aria-label="Search boards"
          aria-keyshortcuts="/"
          placeholder="Search boards"
          value={query}
          spellCheck={false}
          onChange={(event) => onQuery(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && onQuery('')}
        />
        <span className="search-key" aria-hidden="true">
          /
        </span>
      </search>
      <ThemeMenu theme={theme} />
    </header>
  );
}
