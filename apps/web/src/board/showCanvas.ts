import type { ThemeSwitch } from '../theme/theme.ts';
import type { OpenBoard } from './openBoard.ts';
import './canvas.css';

const KEYS =
  'Tab goes from shape to shape, Escape and then Tab leaves the canvas. A letter takes a tool, Enter draws with it. Question mark tells all keys.';

/**
 * Puts the canvas on the page and shows the board on it, whichever session it has. It needs nothing of the chrome around it, which
 * comes later: the board is there to be seen and drawn on as soon as it has arrived.
 */
export function showCanvas(page: Document, { sessions }: OpenBoard, theme: ThemeSwitch): void {
  const host = createHost(page);
  let shown = sessions.current.session.editor;
  let detach = shown.attach(host);

  function follow(): void {
    const { editor } = sessions.current.session;
    if (editor !== shown) {
      detach();
      shown = editor;
      detach = editor.attach(host);
    }
    editor.setTheme(theme.current.theme);
  }

  follow();
  sessions.onChange(follow);
  theme.onChange(follow);
}

/** The page's main part; what the chrome has to say about the canvas is put into it, too. */
function createHost(page: Document): HTMLElement {
  const main = page.createElement('main');
  const host = page.createElement('div');
  const keys = page.createElement('p');
  keys.id = 'canvas-keys';
  keys.hidden = true;
  keys.textContent = KEYS;
  host.className = 'canvas';
  host.tabIndex = 0;
  host.dataset.testid = 'canvas';
  host.setAttribute('role', 'application');
  host.setAttribute('aria-label', 'Whiteboard canvas');
  host.setAttribute('aria-describedby', keys.id);
  main.append(host, keys);
  page.body.prepend(main);
  return host;
}
