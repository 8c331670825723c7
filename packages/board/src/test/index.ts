export { createTestBoard, syncBoards, type TestBoard } from './createTestBoard.ts';
export { createWire, type Wire } from './createWire.ts';
export { testShape } from './testShape.ts';
