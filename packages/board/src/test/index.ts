export { createTestBoard, syncBoards, type TestBoard } from './createTestBoard.ts';
export { testShape } from './testShape.ts';
