import type { Argument, Command } from './command.ts';

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
  const { does, argument, options = {} } = command;
  const about = [
    ...(argument ? [[shown(argument), argument.meaning]] : []),
    ...Object.entries(options).map(([option, meaning]) => [`--${option}`, meaning]),
  ];
  const switches = Object.keys(options).map((option) => ` [--${option}]`);
  const lines = [`${CALL} ${callOf(name, command)}${switches.join('')}`, '', does];
  return (about.length > 0 ? [...lines, '', ...columns(about)] : lines).join('\n');
}

function callOf(name: string, { argument }: Command): string {
  return argument ? `${name} ${shown(argument)}` : name;
}

function shown({ name, isOptional }: Argument): string {
  return isOptional ? `[${name}]` : `<${name}>`;
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(...rows.map(([first = '']) => first.length));
  return rows.map(([first = '', second = '']) => `  ${first.padEnd(width)}  ${second}`);
}
