export { createTestBoard, syncBoards, type TestBoard } from './createTestBoard.ts';
