/** Which numbers from `after + 1` to `upto` are not among these ascending ones, in words; nothing if all are. */
export function gapsIn(seqs: readonly number[], after: number, upto: number): string[] {
  const gaps: string[] = [];
  let reached = after;
  for (const seq of [...seqs, upto + 1]) {
    if (seq > reached + 1) gaps.push(rangeOf(reached + 1, seq - 1));
    reached = Math.max(reached, seq);
  }
  return gaps;
}

function rangeOf(first: number, last: number): string {
  return first === last ? `entry ${first} is missing` : `entries ${first} to ${last} are missing`;
}
