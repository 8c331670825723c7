import {
  encodeDraft,
  encodePresence,
  type Point,
  parseDrafts,
  parsePresence,
  type Shape,
  type Store,
} from '@drawbridge/board';
import { createTestBoard, syncBoards, type TestBoard } from '@drawbridge/board/test';
import { expect } from 'vitest';
import { createEditor, type Editor } from '../editor.ts';
import type { PointerType, RawPointer } from '../input/inputEvents.ts';
import { createFakeField, type FakeField } from './fakeField.ts';
import { createFakeSurface, type FakeSurface } from './fakeSurface.ts';
import { createTestClock, type TestClock } from './testClock.ts';

/** In screen px. */
type At = readonly [x: number, y: number];

interface PointerOptions {
  readonly shift?: boolean;
  readonly alt?: boolean;
  readonly ctrl?: boolean;
  readonly type?: PointerType;
  readonly id?: number;
  readonly button?: number;
  readonly pressure?: number;
}

const STEPS_PER_DRAG = 5;

/** Drives an editor the way a user would. Screen px are page px as long as nobody pans or zooms. */
export class TestEditor {
  readonly author: string;
  readonly board: TestBoard;
  readonly clock: TestClock = createTestClock();
  readonly surface: FakeSurface = createFakeSurface();
  readonly editor: Editor;
  private at: At = [0, 0];
  private openField: FakeField | undefined;

  constructor(author: string, board: TestBoard) {
    this.author = author;
    this.board = board;
    this.editor = createEditor({ ...this.board, ...this.clock });
    this.editor.mount(this.surface);
    this.editor.typing.onChange(() => this.showField());
    this.frame();
  }

  get store(): Store {
    return this.board.store;
  }

  get shapes(): readonly Shape[] {
    return this.store.sorted();
  }

  /** The only shape on the board. */
  get shape(): Shape {
    const [only, ...others] = this.shapes;
    if (!only || others.length > 0) throw new Error(`Expected one shape, there are ${this.shapes.length}.`);
    return only;
  }

  tool(id: string): this {
    this.editor.setTool(id);
    return this;
  }

  down(at: At, options: PointerOptions = {}): this {
    this.at = at;
    this.editor.input.pointerDown(toRaw(at, options, 1));
    return this;
  }

  move(at: At, options: PointerOptions = {}): this {
    this.at = at;
    this.editor.input.pointerMove(toRaw(at, options, 1));
    return this;
  }

  hover(at: At, options: PointerOptions = {}): this {
    this.editor.input.pointerMove(toRaw(at, options, 0));
    return this;
  }

  /** Comes up where the pointer is. */
  up(options: PointerOptions = {}): this {
    this.editor.input.pointerUp(toRaw(this.at, options, 0));
    return this;
  }

  click(at: At, options: PointerOptions = {}): this {
    return this.down(at, options).up(options);
  }

  doubleClick(at: At, options: PointerOptions = {}): this {
    return this.click(at, options).click(at, options);
  }

  /** Down, a few moves on the straight way, and still down. */
  press(from: At, to: At, options: PointerOptions = {}): this {
    this.down(from, options);
    for (let step = 1; step <= STEPS_PER_DRAG; step++) {
      const share = step / STEPS_PER_DRAG;
      this.move([from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share], options);
    }
    return this;
  }

  drag(from: At, to: At, options: PointerOptions = {}): this {
    return this.press(from, to, options).up(options);
  }

  /** Into the text that is being edited, letter by letter. */
  type(text: string): this {
    this.field.type(text);
    return this;
  }

  /** The field of the text that is being edited. */
  get field(): FakeField {
    if (!this.openField) throw new Error('No text is being edited.');
    return this.openField;
  }

  rectangle(from: At, to: At): this {
    return this.tool('rectangle').drag(from, to);
  }

  /** 'Mod+Shift+Z', as in the help dialog. */
  key(chord: string): this {
    const parts = chord.split(/\+(?=.)/);
    const key = parts.at(-1) ?? '';
    this.editor.handleKey({
      key,
      code: /^\d$/.test(key) ? `Digit${key}` : '',
      ctrlKey: parts.includes('Mod'),
      metaKey: false,
      shiftKey: parts.includes('Shift'),
      altKey: parts.includes('Alt'),
      preventDefault: () => {},
    });
    return this;
  }

  expectTyping(text: string | undefined): this {
    expect(this.editor.typing.current?.session.text).toBe(text);
    return this;
  }

  private showField(): void {
    const session = this.editor.typing.current?.session;
    if (session === this.openField?.session) return;
    this.openField = session && createFakeField(session);
  }

  /** What was asked of the raster thread is there, then comes the frame. */
  frame(): this {
    this.surface.thread.answer();
    this.clock.frame();
    return this;
  }

  advance(ms: number): this {
    this.clock.advance(ms);
    return this;
  }

  /** Lets time pass until nothing is left to be drawn. */
  rest(): this {
    for (let idle = 0; idle < 3; idle++) {
      this.frame().advance(200);
      if (this.clock.hasFrame || this.surface.thread.isBusy) idle = -1;
    }
    return this;
  }

  /** Brings both boards to the same state. */
  sync(other: TestEditor): this {
    syncBoards(this.board, other.board);
    return this;
  }

  /** From now on `viewer` sees our drafts, as they come over the wire. */
  showDraftsTo(viewer: TestEditor, peerId = 1): this {
    this.editor.onDraft((draft) => {
      for (const received of parseDrafts(encodeDraft(draft))) viewer.editor.receiveDraft(peerId, received);
    });
    return this;
  }

  /** From now on `viewer` sees our presence, as it comes over the wire. */
  showPresenceTo(viewer: TestEditor, peerId = 1): this {
    this.editor.onPresence((state) => {
      const presence = parsePresence(encodePresence(state));
      viewer.editor.setCollaborators([{ peerId, name: this.author, color: '#2b6fdb', presence }]);
    });
    return this;
  }

  expectShapes(...shapes: Partial<Shape>[]): this {
    expect(this.shapes).toMatchObject(shapes);
    return this;
  }

  expectSelected(...shapes: (Shape | undefined)[]): this {
    expect([...this.editor.selectedIds].sort()).toEqual(shapes.map((shape) => shape?.id).sort());
    return this;
  }

  expectTool(id: string): this {
    this.frame();
    expect(this.editor.ui.toolId).toBe(id);
    return this;
  }

  expectCamera(camera: Partial<Point & { zoom: number }>): this {
    for (const [name, value] of Object.entries(camera)) {
      expect(this.editor.camera[name as keyof typeof camera], name).toBeCloseTo(value, 6);
    }
    return this;
  }
}

export function createTestEditor(author = 'ada', board = createTestBoard(author)): TestEditor {
  return new TestEditor(author, board);
}

function toRaw([x, y]: At, options: PointerOptions, buttons: number): RawPointer {
  const {
    shift = false,
    alt = false,
    ctrl = false,
    type = 'mouse',
    id = 1,
    button = 0,
    pressure = 0.5,
  } = options;
  const sample = { x, y, pressure };
  return {
    ...sample,
    pointerId: id,
    pointerType: type,
    button,
    buttons,
    shift,
    alt,
    ctrl,
    samples: [sample],
  };
}
