import { describe, expect, it } from 'vitest';
import { createScattering } from './scattering.ts';

const answered = (responseText: unknown) =>
  Object.assign(new Error('xhr post error'), { context: { responseText } });
const forgotten = () => answered('{"code":1,"message":"Session ID unknown"}');

function create() {
  let nowMs = 0;
  const scattering = createScattering(() => nowMs);
  const fail = (times: number, everyMs: number) => {
    for (let time = 0; time < times; time += 1) {
      nowMs += everyMs;
      scattering.failed(forgotten());
    }
  };
  return { scattering, fail };
}

describe('A proxy that sends one connection to several servers', () => {
  it('is told by connections that are forgotten again and again', () => {
    const { scattering, fail } = create();
    fail(3, 1_000);
    expect(scattering.isFound).toBe(false);
    fail(1, 1_000);
    expect(scattering.isFound).toBe(true);
  });

  it('is not told by servers that restart now and then', () => {
    const { scattering, fail } = create();
    fail(10, 21_000);
    expect(scattering.isFound).toBe(false);
  });

  it('is not told by one failure that is heard of twice', () => {
    const { scattering } = create();
    const failure = forgotten();
    for (let time = 0; time < 10; time += 1) scattering.failed(failure);
    expect(scattering.isFound).toBe(false);
  });

  it('does not matter any more once a WebSocket is open', () => {
    const { scattering, fail } = create();
    fail(4, 1_000);
    scattering.escaped();
    expect(scattering.isFound).toBe(false);
  });

  it.each([
    ['another refusal', answered('{"code":4,"message":"The server is about to stop."}')],
    ['the page of a proxy', answered('<html>502 Bad Gateway</html>')],
    ['a body that is none', answered('null')],
    ['a time-out', new Error('timeout')],
    ['an end without a reason', undefined],
    ['a server that is not there', answered(undefined)],
  ])('is not told by %s', (_what, error) => {
    const { scattering } = create();
    expect([scattering.failed(error), scattering.isFound]).toEqual([false, false]);
  });
});
