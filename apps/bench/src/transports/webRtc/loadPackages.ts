import { createRequire } from 'node:module';
import { join } from 'node:path';

/*
 * The relay's end is node-datachannel, which is compiled as a server's would be. The readers' end is werift: it sends by
 * Node's own UDP sockets, where bytes can be counted. Neither is part of the workspace, so what is used of them is said here.
 */

/** Of node-datachannel. */
export interface DataChannels {
  readonly PeerConnection: new (name: string, options: PeerOptions) => RelayPeer;
}

interface PeerOptions {
  readonly iceServers: readonly string[];
  readonly bindAddress: string;
}

export interface RelayPeer {
  createDataChannel(label: string): RelayChannel;
  onGatheringStateChange(heard: (state: string) => void): void;
  onStateChange(heard: (state: string) => void): void;
  localDescription(): { readonly sdp: string } | null;
  setRemoteDescription(sdp: string, type: 'answer'): void;
  close(): void;
}

export interface RelayChannel {
  onOpen(heard: () => void): void;
  isOpen(): boolean;
  sendMessageBinary(bytes: Buffer): boolean;
}

/** Of werift. */
export interface Werift {
  readonly RTCPeerConnection: new (options: {
    readonly iceServers: readonly object[];
    readonly iceUseIpv6: boolean;
    readonly iceAdditionalHostAddresses: readonly string[];
  }) => ReaderPeer;
}

export interface ReaderPeer {
  readonly localDescription: { readonly sdp: string } | undefined;
  readonly onDataChannel: Observable<{ readonly onMessage: Observable<Buffer> }>;
  readonly connectionStateChange: Observable<string>;
  setRemoteDescription(description: { readonly type: 'offer'; readonly sdp: string }): Promise<void>;
  createAnswer(): Promise<object>;
  setLocalDescription(description: object): Promise<unknown>;
  close(): Promise<void>;
}

interface Observable<Value> {
  subscribe(heard: (value: Value) => void): unknown;
}

export function loadDataChannels(folder: string): DataChannels {
  // As its documentation says, of the version that package.json names.
  return createRequire(join(folder, 'package.json'))('node-datachannel') as DataChannels;
}

export function loadWerift(folder: string): Werift {
  return createRequire(join(folder, 'package.json'))('werift') as Werift;
}
