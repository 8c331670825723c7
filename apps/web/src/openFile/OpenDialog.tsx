import type { Style } from '@drawbridge/board';
import type { LibraryItem } from '@drawbridge/formats';
import { Ban, Blend, Check, EyeOff, FileWarning, type LucideIcon, Wrench } from 'lucide-react';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { appSettings } from '../appSettings.ts';
import { hasFeature } from '../features.ts';
import { Dialog } from '../parts/Dialog.tsx';
import type { AddProgress } from './addToBoard.ts';
import { openFile } from './openFile.ts';
import { ProgressLine } from './ProgressLine.tsx';
import { pickFile } from './pickFile.ts';
import type { ReadyBoard, ReadyFile } from './readyFile.ts';
import { number, type ReportPart, reportParts, reportSummary } from './reportWords.ts';
import { withoutTurnedOff } from './withoutTurnedOff.ts';
import './openDialog.css';

interface OpenDialogProps {
  readonly file: File;
  /** What is done with it, such as "Add to this board". */
  readonly command: string;
  /** What is done with it as an image, where it is one as well: such as "Add as a picture". */
  readonly pictureCommand?: string;
  /** Of what the file only describes, such as a table. */
  readonly style?: Style;
  /** They have seen what it brings, and wanted it. */
  readonly isAgreed?: boolean;
  /** Resolves when it is done, with words where it could not be. Rejects when it is broken off. */
  readonly onAdd: (
    ready: ReadyBoard,
    about: { readonly signal: AbortSignal; readonly onProgress: (progress: AddProgress) => void },
  ) => Promise<string | undefined>;
  /** It is a library, which needs no questions either. Absent where there is no board to have one. */
  readonly onLibrary?: (items: readonly LibraryItem[]) => void;
  /** It is an image, which needs no questions. */
  readonly onPicture: (file: File) => void;
  /** Another file is wanted instead. */
  readonly onOther: (file: File) => void;
  readonly onClose: () => void;
}

type Stage =
  | { readonly kind: 'reading' }
  | { readonly kind: 'ready'; readonly ready: ReadyBoard }
  | { readonly kind: 'adding'; readonly progress: AddProgress }
  | { readonly kind: 'problem'; readonly words: string };

const READING: Stage = { kind: 'reading' };
const EITHER_WAY = 'Shapes can be changed. A picture looks just as it does elsewhere.';
const NOT_ADDED = 'This file could not be added. The board is as it was.';

const NO_BOARD =
  'This is a library of shapes, not a board. Drop it onto a board: its items are in the library there.';
const NO_LIBRARY = 'This is a library of shapes. The library is turned off on this server.';
const EMPTY_LIBRARY = 'There is nothing in this library that a board can show.';

/** Says what a file would bring before anything is done with it. To be mounted anew for another file. */
export function OpenDialog(props: OpenDialogProps) {
  const {
    file,
    command,
    pictureCommand,
    style,
    isAgreed = false,
    onAdd,
    onLibrary,
    onPicture,
    onOther,
    onClose,
  } = props;
  const [stage, setStage] = useState(READING);
  const [work] = useState(() => new AbortController());
  const begun = useRef(false);
  const primary = useRef<HTMLButtonElement>(null);

  // Once: whoever has moved on by then keeps the focus where it is.
  useLayoutEffect(() => {
    if (stage.kind === 'ready') primary.current?.focus();
  }, [stage.kind]);

  const close = (): void => {
    work.abort();
    onClose();
  };
  const add = (ready: ReadyBoard): void => {
    setStage({ kind: 'adding', progress: { step: 'images', share: 0 } });
    const onProgress = (progress: AddProgress): void => setStage({ kind: 'adding', progress });
    onAdd(ready, { signal: work.signal, onProgress }).then(
      (words) => (words === undefined ? onClose() : setStage({ kind: 'problem', words })),
      () => work.signal.aborted || setStage({ kind: 'problem', words: NOT_ADDED }),
    );
  };

  const read = useEffectEvent(async () => {
    const look = style && { style };
    const found = await openFile(file, { ...look, limits: appSettings.imports, signal: work.signal });
    const opened = found.kind === 'board' ? withoutTurnedOff(found) : found;
    if (opened.kind === 'picture') onPicture(file);
    else if (opened.kind === 'library' && opened.items.length > 0 && onLibrary) onLibrary(opened.items);
    else if (opened.kind === 'board' && isAgreed) add(opened);
    else setStage(stageOf(opened));
  });
  useEffect(() => {
    // Mounted twice while it is developed, it reads once.
    if (begun.current) return;
    begun.current = true;
    read().catch((error: unknown) => {
      if (!work.signal.aborted) throw error;
    });
  }, [work]);

  const isChoice = pictureCommand !== undefined && stage.kind === 'ready' && stage.ready.isPicture;
  return (
    <Dialog title="Open a file" className="open-dialog" onClose={close}>
      <p className="open-name">{file.name}</p>
      <StageView stage={stage} />
      {isChoice ? <p className="open-choice">{EITHER_WAY}</p> : null}
      <div className="dialog-actions">
        {stage.kind === 'problem' ? (
          <button type="button" className="button" onClick={() => pickFile(onOther)}>
            Choose another file
          </button>
        ) : null}
        <button type="button" className="button" onClick={close}>
          {stage.kind === 'problem' ? 'Close' : 'Cancel'}
        </button>
        {isChoice ? (
          <button type="button" className="button" onClick={() => onPicture(file)}>
            {pictureCommand}
          </button>
        ) : null}
        {stage.kind === 'ready' ? (
          <button type="button" className="button primary" ref={primary} onClick={() => add(stage.ready)}>
            {command}
          </button>
        ) : null}
      </div>
    </Dialog>
  );
}

function stageOf(opened: Exclude<ReadyFile, { kind: 'picture' }>): Stage {
  switch (opened.kind) {
    case 'board':
      return { kind: 'ready', ready: opened };
    case 'library':
      if (!hasFeature('library')) return { kind: 'problem', words: NO_LIBRARY };
      return { kind: 'problem', words: opened.items.length > 0 ? NO_BOARD : EMPTY_LIBRARY };
    case 'problem':
      return opened;
    default:
      return opened satisfies never;
  }
}

function StageView({ stage }: { readonly stage: Stage }) {
  switch (stage.kind) {
    case 'reading':
      return <ProgressLine label="Reading the file …" />;
    case 'adding':
      return <ProgressLine {...addingWords(stage.progress)} />;
    case 'problem':
      return (
        <p className="open-problem" role="alert">
          <FileWarning aria-hidden="true" />
          {stage.words}
        </p>
      );
    case 'ready':
      return <ReportView ready={stage.ready} />;
    default:
      return stage satisfies never;
  }
}

function addingWords({ step, share }: AddProgress) {
  return { label: step === 'images' ? 'Preparing images …' : 'Adding shapes …', share };
}

const ICONS: Readonly<Record<ReportPart['fate'], LucideIcon>> = {
  'as it is': Check,
  approximated: Blend,
  hidden: EyeOff,
  repaired: Wrench,
  'left out': Ban,
};

function ReportView({ ready: { report, from, comments, library } }: { readonly ready: ReadyBoard }) {
  return (
    <>
      <p className="open-summary" role="status">
        {reportSummary(report, from, { comments: comments.length, items: library.length })}
      </p>
      <ul className="open-report">
        {reportParts(report).map((part) => (
          <PartView key={part.fate} part={part} />
        ))}
      </ul>
    </>
  );
}

function PartView({ part: { fate, heading, count, lines } }: { readonly part: ReportPart }) {
  const Icon = ICONS[fate];
  return (
    <li data-fate={fate}>
      <div className="open-heading">
        <Icon aria-hidden="true" />
        <span>{heading}</span>
        <span className="open-count">{number(count)}</span>
      </div>
      {lines.length > 0 ? (
        <ul>
          {lines.map((line) => (
            <li key={line.words}>
              <span>{line.words}</span>
              <span className="open-count">{number(line.count)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}
