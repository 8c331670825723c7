import type { Section } from './readSections.ts';
import { createStruct, readStruct, type Struct } from './readStruct.ts';
import type { Cursor } from './updateCursor.ts';

/** How far the doc that gets the update knows a client: all below this clock. */
export type Known = (client: number) => number;

/** The next struct of a section, which ends at `end`. Reused: good until the walk goes on. */
export interface Found {
  section: Section;
  end: number;
}

/** Where the walk is: in a section, of which it needs what is below `until`. */
interface Step {
  readonly section: Section;
  readonly until: number;
}

/**
 * Walks through the structs of an update so that each comes after all that it names and all that its client made before,
 * which is how Yjs itself puts them into a doc (`integrateStructs`): where a struct names one of another client that has not
 * come yet, that client's come first, as far as they are needed. What the doc knows is passed over. The sections move on
 * with the walk; those that are not empty at its end hold what names something that neither the update nor the doc has.
 */
export function* walkInOrder(bytes: Uint8Array, sections: readonly Section[], known: Known) {
  const cursor: Cursor = { bytes, position: 0 };
  const struct = createStruct();
  const reached = createReached(sections, known);
  const waiting: Step[] = [];
  const [first] = reached.sections;
  if (!first) return;
  const found: Found = { section: first, end: 0 };
  for (const section of reached.sections) {
    let step: Step | undefined = { section, until: Number.POSITIVE_INFINITY };
    while (step) {
      const current: Section = step.section;
      if (current.count === 0 || current.clock >= step.until || reached.isStuck(current)) {
        step = waiting.pop();
        continue;
      }
      cursor.position = current.position;
      readStruct(cursor, struct);
      const isKnown = current.clock + struct.length <= known(current.client);
      const missing: Step | undefined = isKnown ? undefined : reached.missing(current, struct);
      if (missing) {
        if (missing.section === current || waiting.some((other) => other.section === missing.section)) {
          reached.giveUp(current);
        } else {
          waiting.push(step);
          step = missing;
        }
        continue;
      }
      found.section = current;
      found.end = cursor.position;
      if (!isKnown) yield found;
      moveOn(current, cursor.position, struct.length);
    }
  }
}

function moveOn(section: Section, position: number, length: number): void {
  section.position = position;
  section.clock += length;
  section.count -= 1;
}

/** How far the walk has come in each section, together with what the doc knows. */
function createReached(all: readonly Section[], known: Known) {
  // What begins after the end of what the doc knows cannot be put into it.
  const sections = all.filter(({ client, clock }) => clock <= known(client));
  const byClient = new Map(sections.map((section) => [section.client, section]));
  const stuck = new Set<Section>();

  const has = (client: number, clock: number): boolean =>
    clock < (byClient.get(client)?.clock ?? 0) || clock < known(client);

  return {
    sections,
    isStuck: (section: Section): boolean => stuck.has(section),
    giveUp: (section: Section): unknown => stuck.add(section),
    /** What must come before the struct with which `section` begins. `section` itself: that does not exist. */
    missing(section: Section, { isGap, named, needs }: Struct): Step | undefined {
      if (isGap) return { section, until: 0 };
      for (let at = 0; at < needs * 2; at += 2) {
        const [client = 0, clock = 0] = [named[at], named[at + 1]];
        if (has(client, clock)) continue;
        const other = byClient.get(client);
        const isToCome = other !== undefined && other.count > 0 && !stuck.has(other);
        return { section: isToCome ? other : section, until: clock + 1 };
      }
      return undefined;
    },
  };
}
