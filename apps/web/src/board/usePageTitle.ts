import { useEffect } from 'react';
import { appSettings } from '../appSettings.ts';
import { boardTitle } from '../boardTitle.ts';

/** The board's name is what tabs, windows and the browser's history show. */
export function usePageTitle(name: string): void {
  useEffect(() => {
    document.title = `${boardTitle(name)} – ${appSettings.name}`;
  }, [name]);
}
