import type { Thread } from '@drawbridge/board';
import { Check } from 'lucide-react';
import { personStyle } from '../people/personStyle.ts';
import { initials } from '../profile/initials.ts';
import type { Cluster } from './pinClusters.ts';
import { isUnread } from './threadList.ts';
import { clusterLabel, pinLabel } from './words.ts';

interface PinProps {
  readonly cluster: Cluster;
  readonly threads: readonly Thread[];
  readonly unread: ReadonlySet<string>;
  readonly isOpen: boolean;
  readonly hasTabStop: boolean;
  readonly onPress: () => void;
}

/** A drop whose point is at the place that it is about: the face of who began, or how many there are. */
export function Pin({ cluster, threads, unread, isOpen, hasTabStop, onPress }: PinProps) {
  const [first] = threads;
  const fresh = threads.filter((thread) => isUnread(thread, unread)).length;
  if (!first) return null;
  const isOne = cluster.ids.length === 1;
  const { author } = first.comments[0];
  return (
    <button
      type="button"
      className="pin"
      data-pin={cluster.key}
      data-unread={fresh > 0}
      data-open={isOpen}
      tabIndex={hasTabStop ? 0 : -1}
      aria-label={isOne ? pinLabel(first, fresh > 0) : clusterLabel(threads.length, fresh)}
      style={isOne ? personStyle(author.color) : undefined}
      onClick={onPress}
    >
      <span className="pin-drop" data-letters={isOne ? initials(author.name) : threads.length}>
        {isOne && first.resolved ? <Check aria-hidden="true" /> : null}
      </span>
    </button>
  );
}
