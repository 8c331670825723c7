const adjectives = [
  'Amber',
  'Brave',
  'Bright',
  'Calm',
  'Clever',
  'Curious',
  'Daring',
  'Eager',
  'Gentle',
  'Golden',
  'Happy',
  'Jolly',
  'Kind',
  'Lively',
  'Lucky',
  'Merry',
  'Nimble',
  'Patient',
  'Quick',
  'Quiet',
  'Silver',
  'Sunny',
  'Swift',
  'Witty',
] as const;

const animals = [
  'Badger',
  'Beaver',
  'Crane',
  'Dolphin',
  'Falcon',
  'Finch',
  'Fox',
  'Gecko',
  'Hare',
  'Heron',
  'Ibex',
  'Koala',
  'Lark',
  'Lynx',
  'Marten',
  'Mole',
  'Newt',
  'Otter',
  'Owl',
  'Panda',
  'Puffin',
  'Raven',
  'Robin',
  'Stork',
] as const;

/** A friendly name for somebody who has not given one, such as "Quiet Otter". `random` returns [0, 1). */
export function generatedName(random: () => number): string {
  return `${pick(adjectives, random)} ${pick(animals, random)}`;
}

/** One of `choices`, evenly. */
export function pick<Choices extends readonly [unknown, ...unknown[]]>(
  choices: Choices,
  random: () => number,
): Choices[number] {
  return choices[Math.floor(random() * choices.length)] ?? choices[0];
}
