import { AUDIT_ACTIONS } from '@drawbridge/protocol';
import { describe, expect, it } from 'vitest';
import { aboutWords, actorWords, deedWords } from './deedWords.ts';

describe('The words of the audit log', () => {
  it('name every deed', () => {
    const words = AUDIT_ACTIONS.map((did) => deedWords({ did }));
    expect(new Set(words).size).toBe(AUDIT_ACTIONS.length);
  });

  it('name whoever did it as well as can be known', () => {
    expect(actorWords({ kind: 'operator' })).toBe('The operator');
    expect(actorWords({ kind: 'user', id: 'u1', name: 'Ada' })).toBe('Ada');
    expect(actorWords({ kind: 'link', id: 'x' })).toBe('Somebody by link x');
    expect(actorWords({ kind: 'guest' })).toBe('A guest');
  });

  it('say what it was done with', () => {
    const about = { link: 'x', role: 'edit', expiresMs: 'none', signIn: true };
    const who = { kind: 'user', id: 'u1', name: 'Ada' } as const;
    expect(aboutWords({ did: 'link:make', who, about, address: '10.0.0.1' })).toEqual([
      ['link', 'x'],
      ['role', 'edit'],
      ['until', 'none'],
      ['signed in only', 'yes'],
      ['user', 'u1'],
      ['from', '10.0.0.1'],
    ]);
  });
});
