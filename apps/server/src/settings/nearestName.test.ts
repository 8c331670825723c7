import { describe, expect, it } from 'vitest';
import { nearestName } from './nearestName.ts';

const names = ['PORT', 'HOST', 'MAX_PEOPLE_PER_BOARD', 'MAX_BOARD_BYTES', 'MAX_FILE_BYTES'];

describe('The nearest name', () => {
  it.each([
    ['port', 'PORT'],
    ['PROT', 'PORT'],
    ['maxPeoplePerBoard', 'MAX_PEOPLE_PER_BOARD'],
    ['MAX_PEPLE_PER_BORD', 'MAX_PEOPLE_PER_BOARD'],
    ['MAX_FILES_BYTE', 'MAX_FILE_BYTES'],
  ])('of %s is %s', (given, name) => {
    expect(nearestName(given, names)).toBe(name);
  });

  it.each(['COLOUR', 'ROST_X', '', '$schema'])('of "%s" is none', (given) => {
    expect(nearestName(given, names)).toBeUndefined();
  });
});
