export { createManualClock, type ManualClock } from './manualClock.ts';
export { createSocketPair, type ServerEnd, type SocketPair } from './socketPair.ts';
