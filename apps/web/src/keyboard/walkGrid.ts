/**
 * The place that a key leads to from place `at` of `count`, in rows of `columns`, or in one; undefined when it leads nowhere.
 * In one row every arrow leads on, around the ends.
 */
export function walkGrid(key: string, at: number, count: number, columns = count): number | undefined {
  const within = (place: number) => (place >= 0 && place < count ? place : undefined);
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at - 1 + count) % count;
    case 'ArrowDown':
      return columns < count ? within(at + columns) : (at + 1) % count;
    case 'ArrowUp':
      return columns < count ? within(at - columns) : (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
