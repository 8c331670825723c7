export { MAX_RETRY_MS, MIN_RETRY_MS, retryDelayMs } from './backoff.ts';
export type { BoardSocket, SocketEvents } from './boardSocket.ts';
export { type Clock, systemClock } from './clock.ts';
export { browserNetwork, type Network, unknownNetwork } from './network.ts';
export { type OpenBoardOptions, openBoard, type Transport } from './openBoard.ts';
export {
  createProvider,
  type Notice,
  type PresenceMessage,
  type Provider,
  type ProviderDeps,
} from './provider.ts';
export type { Status, StopReason } from './status.ts';
