export {
  ACCESS_ERRORS,
  type AccessAnswers,
  type AccessError,
  accessPath,
  type BoardLink,
  type ChangedLink,
  type GeneralAccess,
  MAX_LINK_NAME_LENGTH,
  MAX_LINK_USES,
  MAX_LINKS,
  mayDo,
  type NewLink,
  OPEN_ROLES,
  type OpenRole,
  parseAccessAnswer,
  parseAccessRequest,
  ROLES,
  type Role,
  type Sharing,
  type TokenAnswer,
  type TokenRequest,
} from './access.ts';
export {
  APP_SETTINGS_META,
  type AppSettings,
  FEATURES,
  type Feature,
  parseAppSettings,
} from './appSettings.ts';
export { COLOR_WORDS, STYLE_WORDS, TOOL_IDS } from './boardWords.ts';
export { asciiAt, concatBytes } from './byteRuns.ts';
export { type ByteReader, type ByteWriter, createReader, createWriter, MalformedBytes, parseBytes } from './bytes.ts';
export { compactParser } from './codec.ts';
export {
  type ClientEventName,
  type ClientEvents,
  type Filling,
  type Joined,
  type JoinRequest,
  type Lease,
  type Peer,
  type Permission,
  type Profile,
  SESSION_END_CODES,
  type ServerEventName,
  type ServerEvents,
  type SessionEnd,
  type SessionEndCode,
  type SnapshotRef,
  type Stored,
  type TailRequest,
} from './events.ts';
export {
  FILE_CHUNK_BYTES,
  type FileLimits,
  fileLimitsPath,
  filePath,
  isFileName,
  parseFileLimits,
  UPLOAD_LENGTH,
  UPLOAD_OFFSET,
} from './files.ts';
export {
  type Author,
  type BoardEntries,
  type BoardEntry,
  type BoardHistory,
  type BoardVersion,
  type BoardWrite,
  DEFAULT_PAUSE_SECONDS,
  historyPath,
  MAX_PAUSE_SECONDS,
  MAX_VERSION_NAME_LENGTH,
  MAX_WRITES_ASKED,
  MIN_PAUSE_SECONDS,
  type NamedVersion,
  parseEntries,
  parseHistory,
  parseNamedVersion,
  parseNewVersion,
  parseVersionName,
  parseWrites,
} from './history.ts';
export { createBoardId, createSessionId, isBoardId, isSessionId } from './ids.ts';
export {
  IMAGE_HEAD_BYTES,
  type ImageHead,
  type ImageSize,
  type ImageType,
  readImageHead,
} from './imageHead.ts';
export { type IsoBox, isoBoxAt } from './isoBox.ts';
export { isKey, KEY_LENGTH, NEW_BOARD_MARK } from './keys.ts';
export {
  CHUNK_BYTES,
  CLAIM_END,
  type Limits,
  MAX_DRAFT_BYTES,
  MAX_LEASES,
  MAX_MESSAGE_BYTES,
  MAX_NAME_LENGTH,
  MAX_PRESENCE_STATE_BYTES,
  MAX_UPDATE_BYTES,
  PRESENCE_INTERVAL_MS,
  PROTOCOL_VERSION,
} from './limits.ts';
export { MAX_MEASURES_BYTES, MEASURES_API, type Measures, parseMeasures } from './measures.ts';
export { cleanName } from './name.ts';
export { type ClientPayloads, type Parsed, parseClientEvent } from './parse.ts';
export {
  parseDone,
  parseFilling,
  parseJoined,
  parsePeer,
  parsePeerLeft,
  parsePermission,
  parseRoleChanged,
  parseSessionEnd,
  parseStored,
  parseTailed,
} from './parseServer.ts';
export {
  encodePresenceFrame,
  encodePresenceSet,
  type PresenceOf,
  type PresenceSet,
  parsePresenceFrame,
  parsePresenceSet,
} from './presence.ts';
export { ERROR_CODES, type ErrorCode, type Refusal, type Reply, refuse } from './reply.ts';
export {
  MAX_SIGN_IN_TOKEN_LENGTH,
  parseSignInRequest,
  parseSignInState,
  RETURN_MARK,
  SIGN_IN_API,
  SIGN_IN_CALLBACK,
  SIGN_IN_DONE,
  SIGN_IN_FAILURES,
  SIGN_IN_MODES,
  SIGN_IN_START,
  type SignInFailure,
  type SignInMode,
  type SignInState,
} from './signIn.ts';
export { readUpdateHead, type UpdateHead } from './updateHead.ts';
export {
  type Entry,
  encodeEntry,
  encodePush,
  encodeTail,
  type Fragment,
  type LiveEntry,
  type Push,
  parseEntry,
  parsePush,
  parseTail,
  splitPush,
} from './updates.ts';
