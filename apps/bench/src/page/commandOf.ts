/** What was typed, without where things are on this machine. */
export function commandOf(args: readonly string[]): string {
  const line = ['pnpm bench', ...args.filter((argument) => argument !== '--')].join(' ');
  return line.replaceAll(/ --(out|cache)[ =]\S+/g, '');
}
