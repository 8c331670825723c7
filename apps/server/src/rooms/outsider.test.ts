import { type Push, type Reply, refuse, type Stored } from '@drawbridge/protocol';
import { expect, it } from 'vitest';
import type { Member } from './member.ts';
import { createOutsider, pushAs } from './outsider.ts';

it('A program never has the number of what was refused, which may be stored all the same, for something else', async () => {
  const pass = { role: 'edit', endsMs: Number.POSITIVE_INFINITY } as const;
  const outsider = createOutsider({ pass, profile: { name: 'Program', color: '#123456' } });
  const numbers: number[] = [];
  const replies: Reply<Stored>[] = [
    { ok: true, seq: 1 },
    refuse('storage', 'The disk does not answer.', 1_000),
  ];
  const pushes = {
    /** Answers as the journal does, which goes back to what was refused. */
    take(member: Member, { n }: Push, answer: (reply: Reply<Stored>) => void) {
      numbers.push(n);
      member.nextN = n + 1;
      const reply = replies.shift() ?? { ok: true, seq: 2 };
      if (!reply.ok) member.nextN = n;
      answer(reply);
    },
  };
  for (const byte of [1, 2, 3]) await pushAs(outsider, new Uint8Array([byte]), pushes);
  expect(numbers).toEqual([1, 2, 3]);
});
