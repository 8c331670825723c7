import type { BoardMap, Editor } from '@drawbridge/editor';
import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { keepFocus } from '../parts/keepFocus.ts';
import { TipButton } from '../parts/TipButton.tsx';
import { dragView } from './dragView.ts';
import { showMap } from './showMap.ts';
import './minimap.css';

export interface MinimapProps {
  readonly editor: Editor;
  readonly onClose: () => void;
}

/** By how much of the view an arrow key moves it. */
const KEY_SHARE = 0.25;

/** All of the board, and on it the part that is in view, which can be dragged. */
export function Minimap({ editor: { map }, onClose }: MinimapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (canvas.current === null || frame.current === null) return;
    const drawing = showMap(map, canvas.current, frame.current);
    const stopDragging = dragView(map, canvas.current.parentElement ?? canvas.current, drawing);
    return () => {
      stopDragging();
      drawing.stop();
    };
  }, [map]);
  return (
    <section className="minimap" aria-label="Minimap">
      {/* biome-ignore lint/a11y/useSemanticElements: it is a map to be pointed at, and walked with arrows */}
      <div
        className="minimap-map"
        role="group"
        aria-label="The part of the board that is in view; arrow keys move it"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the arrow keys
        tabIndex={0}
        onKeyDown={(event) => moveByKey(event, map)}
        onMouseDown={keepFocus}
      >
        <canvas ref={canvas} />
        <div ref={frame} className="minimap-view" />
      </div>
      <TipButton label="Hide minimap" shortcut="Alt+M" className="minimap-close" onClick={onClose}>
        <X aria-hidden="true" />
      </TipButton>
    </section>
  );
}

function moveByKey(event: KeyboardEvent, map: BoardMap): void {
  const direction = directions[event.key];
  if (direction === undefined) return;
  const { x, y, w, h } = map.view;
  map.centerOn({ x: x + w * (0.5 + KEY_SHARE * direction.x), y: y + h * (0.5 + KEY_SHARE * direction.y) });
  event.preventDefault();
  event.stopPropagation();
}

const directions: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
