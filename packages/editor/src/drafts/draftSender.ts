import {
  type ChatDraft,
  createListeners,
  type Draft,
  type LaserDraft,
  MAX_DRAFT_MOVE_IDS,
  MAX_DRAFT_RESHAPED,
  RESHAPE_END,
  type ReactionDraft,
  type Store,
} from '@drawbridge/board';
import type { Clock } from '../clock.ts';
import { firstOf } from '../firstOf.ts';
import type { MovePreview, Outcome, Preview, ReshapePreview, StrokePreview } from '../preview.ts';
import { createThrottle } from '../throttle.ts';
import { describeReshaped } from './reshapedShape.ts';

/** Thirty pictures a second look live; more would only cost everybody. */
const SEND_INTERVAL_MS = 33;
/** How often a gesture is sent whole, for those who missed something or just came, even if it rests. */
const KEYFRAME_MS = 1000;
/**
 * After a commit, others drop the draft when the shape arrives. This late they are told anyway, for drafts
 * that overtook it on the way. Telling them at once would make the shape blink.
 */
const LINGER_MS = 500;
/** Each piece of a stroke repeats this many pieces before it, so that a lost one does not show. */
const REPEATED_PIECES = 2;

/** Turns previews into drafts for others. */
export interface DraftSender {
  onDraft(listener: (draft: Draft) => void): () => void;
  /** What is no preview. */
  send(draft: LaserDraft | ChatDraft | ReactionDraft): void;
  /** To be called whenever the preview changed. */
  follow(current: Preview, ended?: { preview: Preview; outcome: Outcome }): void;
  destroy(): void;
}

export function createDraftSender({ clock, store }: { clock: Clock; store: Store }): DraftSender {
  const drafts = createListeners<[Draft]>();
  const throttle = createThrottle(clock, SEND_INTERVAL_MS, send);
  const lingering = new Map<string, () => void>();
  let current: Preview = { kind: 'none' };
  let cancelKeyframe: (() => void) | undefined;
  let keyframeMs = -Infinity;
  let sentId: string | undefined;
  let hasSent = false;
  /** Where the last pieces of the stroke began, the oldest first. */
  let pieceStarts: number[] = [];

  function send(): void {
    if (draftId(current) !== sentId) begin();
    const isKeyframe = clock.now() - keyframeMs >= KEYFRAME_MS;
    const draft = toDraft(isKeyframe);
    if (!draft) return;
    if (isKeyframe) scheduleKeyframe();
    hasSent = true;
    drafts.notify(draft);
  }

  function begin(): void {
    sentId = draftId(current);
    hasSent = false;
    keyframeMs = -Infinity;
    pieceStarts = [0];
  }

  function scheduleKeyframe(): void {
    keyframeMs = clock.now();
    cancelKeyframe?.();
    cancelKeyframe = clock.setTimer(send, KEYFRAME_MS);
  }

  function toDraft(isKeyframe: boolean): Draft | undefined {
    switch (current.kind) {
      case 'stroke':
        return strokeDraft(current, isKeyframe);
      case 'shape':
        return { kind: 'shape', shape: current.shape };
      case 'move':
        return moveDraft(current);
      case 'reshape':
        return reshapeDraft(current);
      case 'brush':
      case 'lasso':
      case 'none':
        return undefined;
    }
  }

  function strokeDraft({ id, type, style, isPen, points }: StrokePreview, isKeyframe: boolean): Draft {
    const [repeated = 0] = pieceStarts;
    const start = isKeyframe ? 0 : repeated;
    pieceStarts = [...pieceStarts, points.length].slice(-1 - REPEATED_PIECES);
    return { kind: 'stroke', id, type, style, isPen, start, points: points.slice(start) };
  }

  function moveDraft({ ids, dx, dy }: MovePreview): Draft | undefined {
    const present = firstOf(ids, MAX_DRAFT_MOVE_IDS).filter((id) => store.get(id));
    const first = store.get(present[0] ?? '');
    return first && { kind: 'move', ids: present, x: first.x + dx, y: first.y + dy };
  }

  function reshapeDraft({ shapes }: ReshapePreview): Draft | undefined {
    const described = firstOf(shapes.values(), MAX_DRAFT_RESHAPED).flatMap((shape) => {
      const stored = store.get(shape.id);
      return (stored && describeReshaped(stored, shape)) ?? [];
    });
    // What only looks otherwise, such as text without the words that are just edited, is nobody else's business.
    return described.length > 0 || hasSent ? { kind: 'reshape', shapes: described } : undefined;
  }

  function end(preview: Preview, outcome: Outcome): void {
    const id = draftId(preview);
    throttle.cancel();
    cancelKeyframe?.();
    // What nobody has seen needs no end.
    const isKnown = id === sentId && hasSent;
    sentId = undefined;
    if (id === undefined || !isKnown) return;
    const finish = () => {
      lingering.delete(id);
      drafts.notify(id === MOVE ? { kind: 'end' } : { kind: 'end', id });
    };
    if (outcome === 'cancelled') finish();
    else lingering.set(id, clock.setTimer(finish, LINGER_MS));
  }

  return {
    onDraft: drafts.add,
    send: drafts.notify,
    follow(preview, ended) {
      if (ended) end(ended.preview, ended.outcome);
      current = preview;
      const id = draftId(preview);
      if (id === undefined) return;
      // A second drag right after the first: the end of that one must not end this one.
      lingering.get(id)?.();
      lingering.delete(id);
      throttle.request();
    },
    destroy() {
      throttle.cancel();
      cancelKeyframe?.();
      for (const cancel of lingering.values()) cancel();
      drafts.clear();
    },
  };
}

const MOVE = 'move';

/** What others know the draft by; `undefined` for what they do not see. There is one move at a time, and one reshaping. */
function draftId(preview: Preview): string | undefined {
  switch (preview.kind) {
    case 'stroke':
      return preview.id;
    case 'shape':
      return preview.shape.id;
    case 'move':
      // Copies are theirs when they are on the board.
      return preview.isCopy ? undefined : MOVE;
    case 'reshape':
      return RESHAPE_END;
    case 'brush':
    case 'lasso':
    case 'none':
      return undefined;
  }
}
