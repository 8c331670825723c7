import type { Argument, Command, ValuedOption } from './command.ts';

const CALL = 'npm run -s drawbridge --';

/** How one calls the program, and what it does. */
export function describeCommands(commands: Readonly<Record<string, Command>>): string {
  const calls = Object.entries(commands).map(([name, command]) => [callOf(name, command), command.does]);
  return [
    `${CALL} <command>`,
    '',
    ...columns(calls),
    '',
    `Where the boards are is read from the same settings as the server's (DATA_DIR, DATABASE_URL, FILES_URL …).`,
    `"${CALL} <command> --help" tells more.`,
  ].join('\n');
}

/** How one calls one command. */
export function describeCommand(name: string, command: Command): string {
  const { does, arguments: words = [], options = {} } = command;
  const listed = Object.entries(options);
  const about = [
    ...words.map((argument) => [shown(argument), argument.meaning]),
    ...listed.map(([option, what]) => [shownOption(option, what), meaningOf(what)]),
  ];
  const lines = [
    [CALL, callOf(name, command), ...listed.map(([option, what]) => inCall(option, what))].join(' '),
    '',
    does,
  ];
  return (about.length > 0 ? [...lines, '', ...columns(about)] : lines).join('\n');
}

function callOf(name: string, { arguments: words = [] }: Command): string {
  return [name, ...words.map(shown)].join(' ');
}

function shown({ name, isOptional, isRepeated }: Argument): string {
  const word = isOptional ? `[${name}]` : `<${name}>`;
  return isRepeated ? `${word}…` : word;
}

function inCall(name: string, option: string | ValuedOption): string {
  const isNeeded = typeof option !== 'string' && option.isNeeded;
  return isNeeded ? shownOption(name, option) : `[${shownOption(name, option)}]`;
}

function shownOption(name: string, option: string | ValuedOption): string {
  return typeof option === 'string' ? `--${name}` : `--${name} <${option.value}>`;
}

function meaningOf(option: string | ValuedOption): string {
  if (typeof option === 'string') return option;
  return option.choices ? `${option.meaning}: ${option.choices.join(', ')}` : option.meaning;
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(...rows.map(([first = '']) => first.length));
  return rows.map(([first = '', second = '']) => `  ${first.padEnd(width)}  ${second}`);
}
