export { createTestEditor, type TestEditor } from './createTestEditor.ts';
export { createFakeSurface, type FakeSurface } from './fakeSurface.ts';
export { createTestClock, type TestClock } from './testClock.ts';
