import type { Point, Thread } from '@drawbridge/board';
import type { Editor } from '@drawbridge/editor';
import type { Discussion } from './discussion.ts';
import { type Cluster, clusterPins, clustersInView, isSameLevel, type PlacedPin } from './pinClusters.ts';

/** Where pins are on screen. Looks at all threads only when one came, went or moved, or the zoom became another. */
export interface PinSource {
  /** Those in the window, at most some hundreds. */
  inView(): readonly Cluster[];
  /** Where it is on screen right now; one on a shape is where the shape is shown. */
  screenPoint(cluster: Cluster): Point;
  threadPoint(thread: Thread): Point;
  destroy(): void;
}

export interface PinSourceDeps {
  readonly editor: Pick<Editor, 'camera' | 'shownShape' | 'pageToScreen'>;
  readonly discussion: Pick<Discussion, 'comments' | 'pins' | 'current'>;
  readonly size: () => { readonly width: number; readonly height: number };
}

export function createPinSource({ editor, discussion, size }: PinSourceDeps): PinSource {
  const { comments, pins } = discussion;
  let clusters: readonly Cluster[] | undefined;
  let zoom = 0;
  let openId: string | undefined;
  const stop = pins.onChange(() => {
    clusters = undefined;
  });

  /** What is resolved is out of the way, unless one looks at it. */
  function* placed(): Iterable<PlacedPin> {
    for (const thread of comments.threads()) {
      if (!thread.resolved || thread.id === openId) yield { id: thread.id, point: pins.pointOf(thread) };
    }
  }

  const all = (): readonly Cluster[] => {
    const { open } = discussion.current;
    const nextOpenId = open?.kind === 'thread' ? open.id : undefined;
    if (!clusters || !isSameLevel(zoom, editor.camera.zoom) || nextOpenId !== openId) {
      zoom = editor.camera.zoom;
      openId = nextOpenId;
      clusters = clusterPins(placed(), zoom);
    }
    return clusters;
  };

  const threadPoint = (thread: Thread): Point => {
    const { on } = thread.place;
    return editor.pageToScreen(pins.pointOf(thread, on && editor.shownShape(on.shape)));
  };

  return {
    inView: () => clustersInView(all(), { camera: editor.camera, ...size() }),
    screenPoint({ ids, point }) {
      const thread = ids.length === 1 ? comments.get(ids[0] ?? '') : undefined;
      return thread ? threadPoint(thread) : editor.pageToScreen(point);
    },
    threadPoint,
    destroy: stop,
  };
}
