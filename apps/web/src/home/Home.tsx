import { Suspense, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Toast, type ToastNote } from '../parts/Toast.tsx';
import { useSource } from '../parts/useSource.ts';
import type { ThemeSwitch } from '../theme/theme.ts';
import { BoardGrid } from './BoardGrid.tsx';
import type { BoardList } from './boardList.ts';
import { HomeBar } from './HomeBar.tsx';
import { ListBar } from './ListBar.tsx';
import { deletionDialogs } from './lazyParts.ts';
import { NetworkNote } from './NetworkNote.tsx';
import { NoBoards, NoList } from './NoBoards.tsx';
import { StartRow } from './StartRow.tsx';
import { isTrashed, shownBoards, tagsOf } from './shownBoards.ts';
import { TagsDialog } from './TagsDialog.tsx';
import { useBoardActions } from './useBoardActions.ts';
import { useNow } from './useNow.ts';
import { useWanted } from './useWanted.ts';
import './home.css';

interface HomeProps {
  /** Absent where the browser keeps nothing. */
  readonly list: BoardList | undefined;
  readonly theme: ThemeSwitch;
}

/** The page of all boards that this browser knows. */
export function Home({ list, theme }: HomeProps) {
  const [note, setNote] = useState<ToastNote>();
  const [busy, setBusy] = useState<string>();
  const endNote = useCallback(() => setNote(undefined), []);
  const search = useRef<HTMLInputElement>(null);
  const wanted = useWanted();
  useSlash(search);
  return (
    <div className="list-page">
      <HomeBar search={search} query={wanted.query} onQuery={wanted.setQuery} theme={theme} />
      <main className="home-main">
        <NetworkNote />
        <StartRow list={list} isBusy={busy !== undefined} onBusy={setBusy} onNote={setNote} />
        {list ? <Boards list={list} wanted={wanted} onBusy={setBusy} onNote={setNote} /> : <NoList />}
      </main>
      <p className="toast home-busy" role="status">
        {busy}
      </p>
      <Toast note={note} onDone={endNote} />
    </div>
  );
}

interface BoardsProps {
  readonly list: BoardList;
  readonly wanted: ReturnType<typeof useWanted>;
  readonly onBusy: (what: string | undefined) => void;
  readonly onNote: (note: ToastNote) => void;
}

function Boards({ list, wanted, onBusy, onNote }: BoardsProps) {
  const { boards, pictures } = useSource(list);
  const actions = useBoardActions({ list, onBusy, onNote });
  const nowMs = useNow();
  const trashed = boards.filter(isTrashed);
  const hasTrash = trashed.length > 0;
  // An empty trash is not worth looking at, nor is the next thing that is put into it.
  const { setTrash } = wanted;
  useEffect(() => {
    if (!hasTrash) setTrash(false);
  }, [hasTrash, setTrash]);
  const isTrash = wanted.isTrash && hasTrash;
  const shown = shownBoards(boards, { ...wanted, isTrash });
  return (
    <section aria-labelledby="list-heading">
      <ListBar
        boards={boards}
        wanted={{ ...wanted, isTrash }}
        trashed={trashed.length}
        onEmptyTrash={() => actions.askToEmpty(trashed)}
      />
      {shown.length === 0 ? (
        <NoBoards isSearch={wanted.query !== '' || wanted.tag !== undefined} onAll={wanted.clear} />
      ) : (
        <BoardGrid
          // Another list: the focus begins anew.
          key={String(isTrash)}
          boards={shown}
          pictures={pictures}
          label={isTrash ? 'Boards in the trash' : 'Boards'}
          nowMs={nowMs}
          onAction={actions.run}
          onRename={actions.rename}
        />
      )}
      {actions.tagging && (
        <TagsDialog
          board={actions.tagging}
          known={tagsOf(boards)}
          onSave={actions.setTags}
          onClose={actions.endTagging}
        />
      )}
      {actions.deleting && (
        <Suspense>
          <deletionDialogs.Part
            asked={actions.deleting}
            onDelete={actions.deleteForAll}
            onForget={actions.forget}
            onClose={actions.endDeleting}
          />
        </Suspense>
      )}
    </section>
  );
}

/** A slash anywhere leads to the search, as on many pages. */
function useSlash(search: { readonly current: HTMLInputElement | null }): void {
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { key, target, ctrlKey, metaKey, altKey, isComposing } = event;
      if (key !== '/' || ctrlKey || metaKey || altKey || isComposing) return;
      if (target instanceof HTMLInputElement || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      search.current?.focus();
      search.current?.select();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [search]);
}
