interface Chunk {
  readonly name: string;
  readonly test: RegExp;
}

/**
 * What is loaded together is one file. Left to itself the build makes a file of every set of modules that some part of some
 * page has in common: 80 for a board, most below one KB. A browser asks a server without HTTP/2 for six at a time.
 *
 * None of these may import the page of one board: all pages load what they name. `pnpm size` notices if one does. What they
 * need of each other goes in one direction; the build is refused otherwise.
 */
export const chunks: readonly Chunk[] = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\/|lucide-react\/dist\/esm\/(?!icons)/ },
  // What knows boards, which the page of all boards loads only to change one of them.
  {
    name: 'document',
    test: /node_modules\/(yjs|lib0)\/|packages\/board\/src\/(?!past\/|boardName|listeners|number)/,
  },
  // How one gets in.
  {
    name: 'access',
    test: /packages\/protocol\/src\/(access|signIn|byteRuns)\.|apps\/web\/src\/(access\/(boardAccess|sharing|accessRequests)|signIn\/(signIn|openSignIn)|files\/bearer)\./,
  },
  // What every page begins with.
  {
    name: 'page',
    test: /vite\/(preload-helper|modulepreload-polyfill)|node_modules\/valibot\/|packages\/protocol\/src\/(appSettings|ids|keys|name|parserOf)\.|packages\/board\/src\/(boardName|listeners|number)\.|apps\/web\/src\/(styles\/|theme\/(theme|applyTheme)\.|address\.|appSettings\.|storedValue\.|boardTitle\.|access\/keyring\.|signIn\/(channel|wayBack)\.|serviceWorker\/registerServiceWorker\.)/,
  },
  // Buttons, bars and keys that are on most pages.
  {
    name: 'parts',
    test: /lucide-react\/dist\/esm\/icons\/(check|cloud-off|triangle-exclamation-point)\.|apps\/web\/src\/(parts\/(bar|toast|tooltip|Bar|BarButton|focusCanvas|Keys|keepFocus|lazyPart|Mark|ShortcutText|TipButton|TipLink|Toast|Tooltip|useSource|useTooltip)|keyboard\/(keyLabel|walkButtons|walkGrid))\./,
  },
];
