/** As much of a Dockerfile as can be checked without an engine. */
export interface Instruction {
  readonly keyword: string;
  readonly text: string;
}

export interface Copy {
  /** The stage that it takes from; the repository when there is none. */
  readonly from: string | undefined;
  readonly sources: readonly string[];
}

/** The instructions in their order, continued lines joined, without comments. */
export function readInstructions(dockerfile: string): readonly Instruction[] {
  const lines = dockerfile.split('\n').filter((line) => !line.startsWith('#'));
  return lines
    .join('\n')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .flatMap((line) => {
      const [, keyword, text] = /^([A-Z]+)\s+(.+)$/.exec(line) ?? [];
      return keyword === undefined || text === undefined ? [] : [{ keyword, text }];
    });
}

export function copiesOf(instructions: readonly Instruction[]): readonly Copy[] {
  return instructions
    .filter(({ keyword }) => keyword === 'COPY')
    .map(({ text }) => {
      const words = text.split(/\s+/);
      const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
      const sources = words.filter((word) => !word.startsWith('--')).slice(0, -1);
      return { from, sources };
    });
}

/** The arguments of an instruction that starts a program without a shell. */
export function commandOf(text: string): readonly string[] {
  const list: unknown = JSON.parse(text.slice(text.indexOf('[')));
  if (!Array.isArray(list)) throw new Error(`${text} is no list of arguments.`);
  return list.map(String);
}
