import { expect, it } from 'vitest';
import { findProgram } from './findProgram.ts';

const wanted = { title: 'Gate', program: 'gated', variable: 'GATE_PATH', aptPackage: 'gate-light' };

it('A program that is missing is asked for by the command that gets it', () => {
  expect(() => findProgram(wanted, { PATH: '/nowhere' })).toThrow(
    'These tests need Gate. Run "sudo apt-get install -y --no-install-recommends gate-light" on Debian, or set GATE_PATH to its file.',
  );
});

it('A program that is named is the one, or none', () => {
  expect(findProgram(wanted, { PATH: '/nowhere', GATE_PATH: process.execPath })).toBe(process.execPath);
  const misnamed = { PATH: '/usr/bin:/bin', GATE_PATH: '/nowhere/gated' };
  expect(() => findProgram({ ...wanted, program: 'sh' }, misnamed)).toThrow('GATE_PATH');
});
