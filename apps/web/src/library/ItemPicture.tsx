import type { Shape } from '@drawbridge/board';
import type { ImageSource } from '@drawbridge/shapes';
import { useEffect, useRef, useState } from 'react';
import type { Theme } from '../theme/theme.ts';
import { paintItem } from './paintItem.ts';

interface ItemPictureProps {
  readonly shapes: readonly Shape[];
  readonly theme: Theme;
  readonly pictures: ImageSource;
}

/** A small picture of shapes, painted once it comes into view: libraries are long. */
export function ItemPicture({ shapes, theme, pictures }: ItemPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    return isSeen && canvas.current ? paintItem(canvas.current, { shapes, theme, pictures }) : undefined;
  }, [isSeen, shapes, theme, pictures]);
  return <canvas ref={canvas} className="library-picture" />;
}
