import type { Editor } from '@drawbridge/editor';
import { useLayoutEffect, useRef, useState } from 'react';
import { walkButtons } from '../keyboard/walkButtons.ts';
import { useSource } from '../parts/useSource.ts';
import type { Discussion } from './discussion.ts';
import { goToPins } from './goToThread.ts';
import { Pin } from './Pin.tsx';
import type { Cluster } from './pinClusters.ts';
import type { PinSource } from './pinSource.ts';

interface PinsProps {
  readonly editor: Editor;
  readonly discussion: Discussion;
  readonly source: PinSource;
}

/**
 * The pins in the window, over the canvas. They are moved by CSS with every frame of the editor; React only hears when there are
 * others than before.
 */
export function Pins({ editor, discussion, source }: PinsProps) {
  const layer = useRef<HTMLDivElement>(null);
  const view = useSource(discussion);
  const [shown, setShown] = useState<readonly Cluster[]>(source.inView);
  const openId = view.open?.kind === 'thread' ? view.open.id : undefined;

  useLayoutEffect(() => {
    const update = () => {
      const next = source.inView();
      place(layer.current, next, source);
      setShown((before) => (isSame(before, next) ? before : next));
    };
    const stops = [editor.onFrame(update), discussion.onChange(update), discussion.pins.onChange(update)];
    window.addEventListener('resize', update);
    update();
    return () => {
      window.removeEventListener('resize', update);
      for (const stop of stops) stop();
    };
  }, [editor, discussion, source]);
  useLayoutEffect(() => place(layer.current, shown, source), [shown, source]);

  if (shown.length === 0) return null;
  return (
    <div ref={layer} className="pins" role="toolbar" aria-label="Comments in view" onKeyDown={walkButtons}>
      {shown.map((cluster, at) => (
        <Pin
          key={cluster.key}
          cluster={cluster}
          threads={cluster.ids.flatMap((id) => discussion.comments.get(id) ?? [])}
          unread={view.unread}
          isOpen={openId !== undefined && cluster.ids.includes(openId)}
          hasTabStop={at === 0}
          onPress={() => press(cluster, { editor, discussion })}
        />
      ))}
    </div>
  );
}

function press({ ids, extent, point }: Cluster, { editor, discussion }: Omit<PinsProps, 'source'>): void {
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) discussion.open(only);
  else if (!goToPins(editor, { point, extent })) discussion.list(new Set(ids));
}

function place(layer: HTMLElement | null, clusters: readonly Cluster[], source: PinSource): void {
  if (!layer) return;
  const elements = new Map([...layer.children].map((pin) => [(pin as HTMLElement).dataset.pin, pin]));
  for (const cluster of clusters) {
    const pin = elements.get(cluster.key);
    const { x, y } = source.screenPoint(cluster);
    // A pin is an HTML element: the layer holds nothing else.
    if (pin) (pin as HTMLElement).style.translate = `${Math.round(x)}px ${Math.round(y)}px`;
  }
}

function isSame(a: readonly Cluster[], b: readonly Cluster[]): boolean {
  return a.length === b.length && a.every((cluster, at) => cluster === b[at]);
}
