import type { NewShape, Shape, Store } from '@drawbridge/board';
import { newShapeBounds } from '../exchange/newShape.ts';
import type { Scene } from '../scene.ts';
import { frameAround } from './membership.ts';

/** The store, for whoever makes shapes on the canvas: what is made within a frame lies in it, unless it says otherwise. */
export function framingStore(store: Store, scene: Pick<Scene, 'touching' | 'hasFrames'>): Store {
  function framed(shape: NewShape<Shape>): NewShape<Shape> {
    if (!scene.hasFrames || shape.type === 'frame' || shape.frame !== undefined) return shape;
    return { ...shape, frame: frameAround(scene, newShapeBounds(shape)) };
  }
  // Everything else as the store does it, also what it says of itself by getters.
  const framing: Store = Object.create(store, {
    create: { value: (...shapes: NewShape<Shape>[]) => store.create(...shapes.map(framed)) },
  });
  return framing;
}
