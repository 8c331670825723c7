import type { StoredEntry } from '../../storage/index.ts';

/**
 * The stateful half of the check of updates: whether an update fits what the board holds. It keeps the document of every
 * open board, so that what it accepts can be applied by everybody. It is the only part of the server that holds documents.
 */
export interface Gate {
  /** Begins to load a board. Updates may be checked at once; they wait until it is loaded. */
  open(boardId: string, load: LoadBoard): BoardGate;
  /** Stops its threads. Checks that are waiting are rejected. Idempotent. */
  close(): Promise<void>;
}

export interface BoardGate {
  /**
   * Checks updates in their order, each upon those accepted before it, and applies what it accepts. Calls are answered in
   * their order. Rejects when the board could not be loaded or the thread that held it ended: nothing was accepted then, the
   * document is forgotten, and the next check loads it again.
   *
   * What was accepted is to be in storage before the next call, or else forgotten: a document that has to be made anew is
   * made from storage.
   *
   * @throws GateError, with whether the board may be tried again.
   */
  check(candidates: readonly Candidate[]): Promise<Verdict[]>;
  /** Others added these to the log: applies them unchecked, in turn. Of a document that is not there they are loaded with it. */
  follow(updates: readonly Uint8Array[]): void;
  /** How far the board knows each of these Yjs clients; 0 of one that it never saw. Waits and rejects like `check`. */
  clocks(clients: readonly number[]): Promise<number[]>;
  /** How many shapes the board has. Waits and rejects like `check`. */
  shapes(): Promise<number>;
  /** What was accepted is not what the log holds: forgets the document. The next check loads it again. */
  forget(): void;
  /** Lets go of the board. Idempotent. */
  close(): void;
}

/** Streams a board from storage: the parts of its snapshot, then the log after it. */
export type LoadBoard = () => AsyncIterable<BoardPart>;

export type BoardPart =
  | { readonly kind: 'snapshot'; readonly gzip: Uint8Array }
  | { readonly kind: 'entries'; readonly entries: readonly StoredEntry[] };

/** An update that passed `parseUpdate`. */
export interface Candidate {
  readonly bytes: Uint8Array;
  /** Its client was leased or claimed just now: the board must not know it yet. */
  readonly isNewClient: boolean;
  /** Of updates of one session, those behind one that does not pass are skipped for the rest of the call. */
  readonly session?: string;
  /** Present when its author may do nothing but comment: the Yjs clients whose comments are the author's own. */
  readonly commentsAs?: readonly number[] | undefined;
  /** The name that its author is signed in by. */
  readonly knownAs?: string | undefined;
  /** `false` where nobody may begin to comment. */
  readonly takesComments?: boolean;
}

export type Verdict =
  /** It fits, and counts from now on. `shapes` is how many the board has with it. */
  | { readonly kind: 'accepted'; readonly shapes: number }
  /** The board holds every change in it. */
  | { readonly kind: 'duplicate' }
  /** It begins after, or ends within, what the board knows of its client: `clock` says how far that is. */
  | { readonly kind: 'resync'; readonly clock: number }
  /** Words for the sender. */
  | { readonly kind: 'refused'; readonly message: string }
  /** It would be sound, and its author may not do that. Words for the sender. */
  | { readonly kind: 'readonly'; readonly message: string }
  /** One before it in the same call and session did not pass, and it may build on that. */
  | { readonly kind: 'skipped' }
  /** It passed every rule and would have damaged the document all the same. The document was made anew without it. */
  | { readonly kind: 'damaging'; readonly message: string };

/** The gate cannot say. `isFinal`: the board has brought its thread down more than once, and is not tried again. */
export class GateError extends Error {
  readonly isFinal: boolean;

  constructor(message: string, isFinal: boolean) {
    super(message);
    this.isFinal = isFinal;
  }
}
