import { CloudOff } from 'lucide-react';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { Bar } from './Bar.tsx';

/** A part of the page that is loaded when it is first shown, so that the board itself is there sooner. */
export interface LazyPart<Props> {
  /** To be shown within Suspense. In its place stands a word about it when it cannot be loaded. */
  readonly Part: LazyExoticComponent<ComponentType<Props>>;
  /** Loads it ahead of time. */
  readonly preload: () => void;
}

export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  // Kept, as to load even what is there takes the bundler's code some milliseconds, in the frame that shows it.
  let ahead: Promise<ComponentType<Props>> | undefined;
  const preload = (): void => {
    ahead ??= load();
    // Perhaps later.
    ahead.catch(() => {
      ahead = undefined;
    });
  };
  const loadOrExcuse = async (): Promise<{ readonly default: ComponentType<Props> }> => {
    // What was begun ahead may have failed for the network of then.
    const part = await (ahead ?? load()).catch(load).catch(() => NotLoaded);
    return { default: part };
  };
  return { Part: lazy(loadOrExcuse), preload };
}

function NotLoaded() {
  return (
    <div className="bars">
      <Bar
        tone="warn"
        icon={CloudOff}
        text="This part of the page could not be loaded. Reload the page to try again; what you drew is kept."
      />
    </div>
  );
}
