import type { Point } from '@drawbridge/board';
import { createTestEditor, type TestEditor } from '@drawbridge/editor/test';
import { describe, expect, it, vi } from 'vitest';
import { createFiles } from '../files/files.ts';
import { type ClipboardDeps, createClipboard, type Work } from './clipboard.ts';
import * as clipboardWork from './clipboardWork.ts';

/** The part of a DataTransfer that copying and pasting use. */
class FakeData {
  readonly content = new Map<string, string>();
  readonly files: readonly Blob[] = [];
  setData(type: string, value: string): void {
    this.content.set(type, value);
  }
  getData(type: string): string {
    return this.content.get(type) ?? '';
  }
}

function createEvent(data = new FakeData()) {
  // Only what is used of the browser's own.
  const clipboardData = data as unknown as DataTransfer;
  return { clipboardData, preventDefault: vi.fn(), data };
}

function setUp(t: TestEditor = createTestEditor(), given: Partial<ClipboardDeps> = {}) {
  const told: string[] = [];
  const clipboard = createClipboard({
    editor: t.editor,
    files: createFiles({ url: 'https://board.test', boardId: 'here' }),
    loadWork: async () => clipboardWork,
    copyByEvent: () => false,
    menuPoint: () => undefined,
    isMac: false,
    onDone: (message) => told.push(message),
    onProblem: (message) => told.push(message),
    ...given,
  });
  clipboard.preload();
  return { t, clipboard, told };
}

const rectangle = () => createTestEditor().rectangle([100, 100], [200, 150]);

/** What pasting takes is loaded meanwhile. */
const PATIENCE = { timeout: 15_000 };

/** What was started has come to its end. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the keys for copying', () => {
  it('put the selection on the clipboard, for others and for us', async () => {
    const { clipboard, told } = setUp(rectangle());
    await settled();
    const event = createEvent();
    clipboard.onCopy(event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    expect([...event.data.content.keys()]).toEqual([
      'text/plain',
      'application/vnd.drawbridge.clipboard+json',
    ]);
    expect(told).toEqual([]);
  });

  it('are left to the browser when nothing is selected', async () => {
    const { clipboard } = setUp();
    await settled();
    const event = createEvent();
    clipboard.onCopy(event);
    clipboard.onCut(event);
    expect(event.preventDefault).not.toHaveBeenCalled();
  });

  it('do nothing while something is dragged', async () => {
    const { t, clipboard } = setUp(rectangle());
    await settled();
    t.press([100, 125], [150, 200]);
    const event = createEvent();
    clipboard.onCut(event);
    clipboard.onPaste(event, false);
    expect(event.data.content.size).toBe(0);
    t.up().expectShapes({ x: 150, y: 175 });
  });

  it('work a moment later when what they take is not there yet', async () => {
    const data = new FakeData();
    const copyByEvent: ClipboardDeps['copyByEvent'] = (fill) => {
      // As above.
      fill(data as unknown as DataTransfer);
      return true;
    };
    const { t, clipboard, told } = setUp(rectangle(), { copyByEvent });
    clipboard.onCut(createEvent());
    expect(t.shapes).toHaveLength(1);
    await expect.poll(() => t.shapes).toEqual([]);
    expect(data.content.size).toBe(2);
    expect(told).toEqual([]);
  });

  it('that cut take the shapes off the board, which comes back with undo', async () => {
    const { t, clipboard } = setUp(rectangle());
    await settled();
    clipboard.onCut(createEvent());
    expect(t.shapes).toEqual([]);
    t.key('Mod+Z').expectShapes({ x: 100 });
  });

  it('cut nothing that could not be copied', async () => {
    const describeCopied = () => ({ problem: 'Too many.' });
    const work: Work = { ...clipboardWork, describeCopied };
    const { t, clipboard, told } = setUp(rectangle(), { loadWork: async () => work });
    await settled();
    clipboard.onCut(createEvent());
    expect(told).toEqual(['Too many.']);
    expect(t.shapes).toHaveLength(1);
  });
});

describe('what was copied', () => {
  const copied = async () => {
    const { clipboard } = setUp(rectangle());
    await settled();
    const event = createEvent();
    clipboard.onCopy(event);
    return event;
  };

  it('is pasted where the pointer is', async () => {
    const event = await copied();
    const { t, clipboard } = setUp(createTestEditor().hover([300, 300]));
    clipboard.onPaste(event, false);
    // Wherever it goes meanwhile.
    t.hover([10, 10]);
    await vi.waitFor(() => t.expectShapes({ type: 'rectangle', x: 250, y: 275 }), PATIENCE);
  });

  it('is pasted as text when plain text is asked for', async () => {
    const event = await copied();
    const { t, clipboard } = setUp();
    clipboard.onPaste(event, true);
    await vi.waitFor(() => t.expectShapes({ type: 'text' }), PATIENCE);
  });

  it('is not pasted while one may only look', async () => {
    const { t, clipboard, told } = setUp(createTestEditor().key('Alt+R').frame());
    clipboard.onPaste(await copied(), false);
    await expect.poll(() => told).toEqual([expect.stringContaining('view mode')]);
    expect(t.shapes).toEqual([]);
  });
});

describe('a menu', () => {
  it('copies by an event of its own, and cuts only what was copied', async () => {
    const data = new FakeData();
    const copyByEvent: ClipboardDeps['copyByEvent'] = (fill) => {
      // As above.
      fill(data as unknown as DataTransfer);
      return true;
    };
    const { t, clipboard } = setUp(rectangle(), { copyByEvent });
    await clipboard.cut();
    expect(data.content.size).toBe(2);
    expect(t.shapes).toEqual([]);
  });

  it('writes without an event where there is none, and names the keys where it may not', async () => {
    const written: string[] = [];
    const work: Work = {
      ...clipboardWork,
      writeSystemClipboard: async ({ own }) => void written.push(own),
    };
    const allowed = setUp(rectangle(), { loadWork: async () => work });
    await allowed.clipboard.copy();
    expect(written).toEqual([expect.stringContaining('drawbridge/clipboard')]);
    const refused = setUp(rectangle(), {
      loadWork: async () => ({ ...work, writeSystemClipboard: () => Promise.reject(new Error('no')) }),
    });
    await refused.clipboard.cut();
    expect(refused.told).toEqual([expect.stringContaining('Press Ctrl+X to cut.')]);
    expect(refused.t.shapes).toHaveLength(1);
  });

  it('cuts what it copied, whatever is selected by then', async () => {
    const { promise, resolve: write } = Promise.withResolvers<void>();
    const work: Work = { ...clipboardWork, writeSystemClipboard: () => promise };
    const { t, clipboard } = setUp(rectangle(), { loadWork: async () => work });
    const cutting = clipboard.cut();
    await settled();
    t.rectangle([400, 400], [450, 450]).frame();
    write();
    await cutting;
    t.expectShapes({ x: 400 });
  });

  it('pastes where it was asked for, and names the keys where it may not read', async () => {
    const read = async () => ({ own: '', text: 'words', html: '', files: [] });
    const menuPoint = (): Point => ({ x: 40, y: 30 });
    const allowed = setUp(createTestEditor(), {
      menuPoint,
      loadWork: async () => ({ ...clipboardWork, readSystemClipboard: read }),
    });
    await allowed.clipboard.paste(false);
    const { x, y, w, h } = allowed.t.shape;
    expect([x + w / 2, y + h / 2].map((value) => Math.abs(value - 35) < 6)).toEqual([true, true]);
    const refused = setUp(createTestEditor(), {
      loadWork: async () => ({
        ...clipboardWork,
        readSystemClipboard: () => Promise.reject(new Error('no')),
      }),
    });
    await refused.clipboard.paste(false);
    expect(refused.told).toEqual([expect.stringContaining('Press Ctrl+V to paste.')]);
  });

  it('says so when what all this takes cannot be loaded', async () => {
    const { clipboard, told } = setUp(rectangle(), { loadWork: () => Promise.reject(new Error('offline')) });
    await clipboard.copyPicture('png');
    expect(told).toContainEqual(expect.stringContaining('could not be loaded'));
  });
});
