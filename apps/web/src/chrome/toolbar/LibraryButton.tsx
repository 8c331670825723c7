import { LibraryBig } from 'lucide-react';
import type { Panels } from '../../board/usePanels.ts';
import { TipButton } from '../../parts/TipButton.tsx';

/** Opens and closes what everybody on the board has at hand, to be put on it. */
export function LibraryButton({ panels }: { readonly panels: Panels }) {
  return (
    <TipButton
      label="Library"
      shortcut="Alt+L"
      side="above"
      className="icon-button tool"
      aria-expanded={panels.showsLibrary}
      aria-keyshortcuts="Alt+L"
      tabIndex={-1}
      onClick={() => panels.showLibrary(!panels.showsLibrary)}
    >
      <LibraryBig aria-hidden="true" />
    </TipButton>
  );
}
