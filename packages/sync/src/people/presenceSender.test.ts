import { MAX_DRAFT_BYTES, PRESENCE_INTERVAL_MS, parsePresenceSet } from '@drawbridge/protocol';
import { describe, expect, it } from 'vitest';
import type { BoardSocket } from '../connection/boardSocket.ts';
import { createManualClock } from '../test/index.ts';
import { createPresenceSender } from './presenceSender.ts';

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const words = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** A sender that has joined, what it sent as `state|drafts`, and when. */
function createTestSender() {
  const sent: string[] = [];
  const sentAtMs: number[] = [];
  const clock = createManualClock();
  const line = { writable: true };
  const socket: BoardSocket = {
    get writable() {
      return line.writable;
    },
    isScattered: false,
    connect() {},
    disconnect() {},
    on: () => () => {},
    emit(event, ...[payload]) {
      const set = parsePresenceSet(payload);
      if (event !== 'presence:set' || !set) throw new Error(`Not a presence: ${event}`);
      sent.push(`${words(set.state)}|${words(set.drafts)}`);
      sentAtMs.push(clock.now());
    },
  };
  const sender = createPresenceSender({ socket, clock });
  sender.start();
  return { sender, clock, line, sent, sentAtMs };
}

describe('A presence sender', () => {
  it('sends the first state without delay', () => {
    const { sender, clock, sent } = createTestSender();
    sender.setState(text('here'));
    clock.advance(0);
    expect(sent).toEqual(['here|']);
  });

  it('sends at most every 33 ms, and then only the latest state', () => {
    const { sender, clock, sent, sentAtMs } = createTestSender();
    for (let at = 0; at < 100; at += 1) {
      sender.setState(text(`${at}`));
      clock.advance(1);
    }
    expect(sent).toEqual(['0|', '32|', '65|', '98|']);
    expect(sentAtMs).toEqual([0, 33, 66, 99]);
  });

  it('goes on when the clock is set back', () => {
    const { sender, clock, sent } = createTestSender();
    sender.setState(text('here'));
    clock.advance(0);
    clock.setBack(3_600_000);
    sender.setState(text('there'));
    clock.advance(PRESENCE_INTERVAL_MS);
    expect(sent).toEqual(['here|', 'there|']);
  });

  it('is silent while nothing changes', () => {
    const { sender, clock, sent } = createTestSender();
    sender.setState(text('here'));
    clock.advance(60_000);
    expect(sent).toEqual(['here|']);
  });

  it('sends drafts in order, together with the next state', () => {
    const { sender, clock, sent } = createTestSender();
    sender.addDraft(text('a'));
    sender.setState(text('here'));
    sender.addDraft(text('b'));
    clock.advance(PRESENCE_INTERVAL_MS);
    sender.addDraft(text('c'));
    clock.advance(PRESENCE_INTERVAL_MS);
    expect(sent).toEqual(['here|ab', '|c']);
  });

  it('lets the oldest drafts go when they exceed what a message may hold', () => {
    const { sender, clock, sent } = createTestSender();
    for (const letter of ['a', 'b', 'c']) sender.addDraft(text(letter.repeat(MAX_DRAFT_BYTES / 2)));
    clock.advance(0);
    expect(sent.map((message) => [message.length, new Set(message)])).toEqual([
      [MAX_DRAFT_BYTES + 1, new Set('|bc')],
    ]);
  });

  it('leaves out a draft that no message can hold', () => {
    const { sender, clock, sent } = createTestSender();
    sender.addDraft(text('a'));
    sender.addDraft(text('x'.repeat(MAX_DRAFT_BYTES + 1)));
    clock.advance(0);
    expect(sent).toEqual(['|a']);
  });

  it('waits while the line is busy, then sends the latest state and every draft', () => {
    const { sender, clock, line, sent } = createTestSender();
    line.writable = false;
    sender.setState(text('then'));
    sender.addDraft(text('a'));
    clock.advance(1_000);
    sender.setState(text('now'));
    sender.addDraft(text('b'));
    expect(sent).toEqual([]);
    line.writable = true;
    clock.advance(PRESENCE_INTERVAL_MS);
    expect(sent).toEqual(['now|ab']);
  });

  it('sends nothing while paused, and the state again after the next start', () => {
    const { sender, clock, sent } = createTestSender();
    sender.setState(text('here'));
    clock.advance(1_000);
    sender.pause();
    clock.advance(1_000);
    expect(sent).toEqual(['here|']);
    sender.start();
    clock.advance(0);
    expect(sent).toEqual(['here|', 'here|']);
  });

  it('drops the drafts that a pause overtakes, and those made during it', () => {
    const { sender, clock, sent } = createTestSender();
    sender.addDraft(text('a'));
    sender.pause();
    sender.addDraft(text('b'));
    sender.setState(text('moved'));
    clock.advance(1_000);
    sender.start();
    sender.addDraft(text('c'));
    clock.advance(1_000);
    expect(sent).toEqual(['moved|c']);
  });

  it('keeps to its rate across a pause', () => {
    const { sender, clock, sentAtMs } = createTestSender();
    sender.setState(text('here'));
    clock.advance(10);
    sender.pause();
    sender.start();
    clock.advance(1_000);
    expect(sentAtMs).toEqual([0, PRESENCE_INTERVAL_MS]);
  });

  it('has nothing to say after a start when it never had a state', () => {
    const { sender, clock, sent } = createTestSender();
    sender.pause();
    sender.start();
    clock.advance(1_000);
    expect(sent).toEqual([]);
  });
});
