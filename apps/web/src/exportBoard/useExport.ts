import type { Comments, Library } from '@drawbridge/board';
import type { Editor } from '@drawbridge/editor';
import type { FileHistory } from '@drawbridge/formats';
import { useRef, useState } from 'react';
import type { OpenBoard } from '../board/openBoard.ts';
import type { Files } from '../files/files.ts';
import { fonts } from '../fonts.ts';
import { createHistoryClient, HistoryError } from '../history/historyClient.ts';
import { saveBlob } from '../parts/saveFile.ts';
import { exportFile } from './exportFile.ts';
import type { ExportLook, ExportOrder } from './exportOrder.ts';
import { exportFileName } from './fileName.ts';
import { endingOf, type FormatId, offers } from './formats.ts';
import { readWholeHistory } from './readWholeHistory.ts';
import { commentsIn, scopesOf, WHOLE } from './scopes.ts';

const FAILED =
  'The file could not be made: there is not enough memory for it. Choose a smaller size, or only a part of the board.';

export interface ExportProps {
  readonly editor: Editor;
  readonly files: Pick<Files, 'baseUrl' | 'local'>;
  readonly board: Pick<OpenBoard, 'url' | 'boardId' | 'access'>;
  readonly comments: Pick<Comments, 'threads'>;
  readonly library: Pick<Library, 'current'>;
  /** What the board is called. */
  readonly name: string;
  /** What the file that the board was opened from says beside its shapes. */
  readonly document: string;
  /** Some of a large board is still on its way. */
  readonly isComing: boolean;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}

export type Stage =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'failed'; readonly words: string }
  | { readonly kind: 'saving'; readonly share: number | undefined };

/** What is chosen about a file, and the making of it. */
export function useExport(props: ExportProps) {
  const { editor, files, board, comments, library, name, document, onDone, onClose } = props;
  const [scopes] = useState(() => scopesOf(editor.exchange));
  // What is selected is what somebody has in mind.
  const [scopeId, setScopeId] = useState(() => (editor.selectedIds.size > 0 ? 'selection' : 'board'));
  const [format, setFormat] = useState<FormatId>('png');
  const [chosen, setChosen] = useState<ExportLook>({
    ...{
      scale: 2,
      theme: editor.ui.theme,
      hasBackground: true,
      hasScene: true,
      hasImages: true,
      hasHistory: false,
    },
  });
  const { stage, work, save } = useSaving();
  const scope = scopes.find(({ id }) => id === scopeId) ?? scopes[0];
  const { baseUrl, local } = files;
  const order: ExportOrder = {
    ...{ format, name, document, fonts, images: { baseUrl, local } },
    look: chosen,
    frame: scope.frame,
  };
  return {
    ...{ scopes, scope, setScopeId, format, setFormat, order, stage },
    change: (patch: Partial<ExportLook>): void => setChosen((before) => ({ ...before, ...patch })),
    cancel() {
      work.current?.abort();
      onClose();
    },
    save: () =>
      save(async (signal, onProgress) => {
        const said = format === 'drawbridge' ? commentsIn(scope, comments.threads()) : [];
        const items = format === 'drawbridge' && scope.id === WHOLE ? library.current : [];
        const isWanted = chosen.hasHistory && scope.id === WHOLE && offers(format, 'history');
        const history = isWanted ? await historyOf(board, signal, onProgress) : undefined;
        const blob = await exportFile(
          scope.shapes,
          { ...order, comments: said, library: items, history },
          { signal, onProgress },
        );
        const fileName = exportFileName(name, endingOf(format, chosen.hasScene), new Date());
        saveBlob(fileName, blob);
        onDone(`Saved as ${fileName}`);
        onClose();
      }),
  };
}

function historyOf(
  { url, boardId, access }: ExportProps['board'],
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<FileHistory> {
  return readWholeHistory(
    createHistoryClient({ url, boardId, token: () => access.token, signal }),
    onProgress,
  );
}

function useSaving() {
  const [stage, setStage] = useState<Stage>({ kind: 'choosing' });
  const work = useRef<AbortController>(undefined);
  const save = async (
    run: (signal: AbortSignal, onProgress: (share: number) => void) => Promise<void>,
  ): Promise<void> => {
    const controller = new AbortController();
    work.current = controller;
    setStage({ kind: 'saving', share: undefined });
    try {
      await run(controller.signal, (share) => setStage({ kind: 'saving', share }));
    } catch (error) {
      if (controller.signal.aborted) return;
      setStage({ kind: 'failed', words: error instanceof HistoryError ? error.message : FAILED });
    }
  };
  return { stage, work, save };
}
