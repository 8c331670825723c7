import { expect, it } from 'vitest';
import { createMailbox } from './mailbox.ts';

const KB = 1024;

it('What is put into a mailbox is read in order, before the reader came and after', async () => {
  const mailbox = createMailbox<number>();
  mailbox.put(1, 1);
  const reading = mailbox.read();
  expect((await reading.next()).value).toBe(1);
  const next = reading.next();
  mailbox.put(2, 1);
  mailbox.put(3, 1);
  expect((await next).value).toBe(2);
  expect((await reading.next()).value).toBe(3);
  mailbox.close();
  expect((await reading.next()).done).toBe(true);
});

it('A full mailbox says so, and when it was emptied', async () => {
  const mailbox = createMailbox<number>();
  mailbox.put(1, 300 * KB);
  expect(mailbox.isFull).toBe(true);
  let isDrained = false;
  const drained = mailbox.drained().then(() => {
    isDrained = true;
  });
  expect(isDrained).toBe(false);
  await mailbox.read().next();
  await drained;
  expect(mailbox.isFull).toBe(false);
});

it('Whoever waits for a reader who has left does not wait for ever', async () => {
  const mailbox = createMailbox<number>();
  mailbox.put(1, 1);
  const drained = mailbox.drained();
  mailbox.close();
  await drained;
  expect(mailbox.isOver).toBe(true);
  await mailbox.drained();
});

it('Reading ends with why there is no more, after all that was put in', async () => {
  const mailbox = createMailbox<number>();
  mailbox.put(1, 1);
  mailbox.close(new Error('The disk is away.'));
  const reading = mailbox.read();
  expect((await reading.next()).value).toBe(1);
  await expect(reading.next()).rejects.toThrow('The disk is away.');
});
