import { isRecord, MAX_FOREIGN_LENGTH } from '@drawbridge/board';
import { parseJson } from '../../parseJson.ts';
import type { Fields } from '../element.ts';
import { plainFields } from '../normalize/plainJson.ts';
import { asciiJson } from './asciiJson.ts';

/** What a file says beside its elements and the bytes of its images. */
export interface KeptDocument {
  /** Which program wrote it. */
  readonly source?: string;
  /** How the board was shown there, and its grid. */
  readonly appState: Fields;
  /** Whatever else there is. */
  readonly others: Fields;
}

const FORMAT = 'excalidraw';

/** As a board carries it. Of one that says too much, only what Excalidraw itself writes. */
export function keepDocument(file: Fields): string {
  const {
    type: _type,
    version: _version,
    elements: _elements,
    files: _files,
    source,
    appState,
    ...others
  } = file;
  const kept: KeptDocument = {
    ...(typeof source === 'string' && { source }),
    appState: isRecord(appState) ? plainFields(appState) : {},
    others: plainFields(others),
  };
  const text = asciiJson({ format: FORMAT, ...kept });
  if (text.length <= MAX_FOREIGN_LENGTH) return text;
  const short = asciiJson({ format: FORMAT, appState: exported(kept.appState), others: {} });
  return short.length <= MAX_FOREIGN_LENGTH ? short : '';
}

/** Total: what is no such text says nothing. */
export function parseDocument(text: string): KeptDocument {
  const value = text === '' ? undefined : parseJson(text);
  if (!isRecord(value) || value.format !== FORMAT) return { appState: {}, others: {} };
  const { source, appState, others } = value;
  return {
    ...(typeof source === 'string' && { source }),
    appState: isRecord(appState) ? appState : {},
    others: isRecord(others) ? others : {},
  };
}

const EXPORTED_KEYS: ReadonlySet<string> = new Set([
  'gridSize',
  'gridStep',
  'gridModeEnabled',
  'viewBackgroundColor',
  'lockedMultiSelections',
]);

function exported(appState: Fields): Fields {
  return Object.fromEntries(Object.entries(appState).filter(([key]) => EXPORTED_KEYS.has(key)));
}
